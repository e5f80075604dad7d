import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { pickedId } from '../../picked.ts'
import { deliveryOf } from './arriving.ts'
import { RECEIVERS } from './list-arriving.ts'
import { confirmReceipt } from './receive.ts'

/** "Sudah diterima": by the buyer, or by an officer for it (dicatat petugas). */
export const confirmArrival = action({
  name: 'confirm_receipt',
  for: RECEIVERS,
  needs: { delivery: 'pick', remedy: 'choice?', receipt_no: 'text?', receipt_photo: 'photo?' },
  gives: {
    received: { number: 'text', owed: 'rupiah' },
    received_all: { number: 'text', owed: 'rupiah' },
    /** every piece was deducted */
    refused_all: { number: 'text' },
    already: { number: 'text' },
    gone: {},
  },
  async run({ delivery: picked, remedy, receipt_no, receipt_photo }, { tx, now, actor }) {
    const delivery = await deliveryOf(tx, actor, pickedId(picked))
    if (!delivery) return { outcome: 'gone' }
    const { number } = delivery
    const onBehalf = OFFICER_ACTS.ship_goods.some((role) => actor.roles.includes(role))
    const received = await confirmReceipt(
      tx,
      delivery.id,
      {
        remedy: remedy === 'replace' || remedy === 'deduct' ? remedy : null,
        byId: actor.personId ?? null,
        onBehalf,
        number: receipt_no,
        photo: receipt_photo?.[0],
      },
      now,
    )
    if (!received) return { outcome: 'already', values: { number } }
    if (onBehalf)
      await audit(tx, actor, now, {
        act: 'confirm_receipt',
        subject: 'deliveries',
        subjectId: delivery.id,
        onBehalf: true,
      })
    const values = { number, owed: received.owed }
    if (received.refused) return { outcome: 'refused_all', wrote: true, values: { number } }
    return { outcome: received.finished ? 'received_all' : 'received', wrote: true, values }
  },
})
