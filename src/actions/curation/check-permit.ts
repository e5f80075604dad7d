import type { FileOut } from '../../chat/reply.ts'
import { action } from '../action.ts'
import { actingOfficer, audit } from '../audit.ts'
import { pickedId } from '../picked.ts'
import { writtenNumber } from './permit-number.ts'
import { productIn } from './product-in.ts'

const WHERE = ['OSS', 'BPJPH', 'BPOM'] as const

/** The numbers of a product that a curator may look up. */
export const listPermits = action({
  name: 'list_permits',
  for: ['admin', 'curator'],
  needs: { product: 'pick' },
  gives: { some: { permits: 'list', certificates: 'files' }, none: {} },
  async run({ product: picked }, { tx, actor, house }) {
    const product = await productIn(tx, actor.region, pickedId(picked))
    const rows = await tx.sql<{ id: number; kind: string; number: string } & Partial<FileOut>>(
      `SELECT p.id, p.kind, p.number, f.hash, f.name, f.type FROM permits p LEFT JOIN stored_files f ON f.hash = p.photo_hash
       WHERE p.product_id = $1 AND p.status IN ('claimed', 'checked', 'refused') ORDER BY p.kind, p.id`,
      [product?.id ?? 0],
    )
    if (!rows.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        permits: rows.map(({ id, kind, number }) => ({
          value: String(id),
          label: `${house.words[`permit.${kind}`] ?? kind} ${writtenNumber(kind, number)}`,
        })),
        certificates: rows.flatMap(({ hash, name, type }) => (hash && name && type ? [{ hash, name, type }] : [])),
      },
    }
  },
})

/**
 * The tick "sudah dicek di OSS/BPJPH/BPOM": the bot only checks a number's shape, an officer looked it up there. With her
 * name and the day, and the certificate's photo when she has one.
 */
export const tickPermit = action({
  name: 'tick_permit',
  for: ['admin', 'curator'],
  needs: { product: 'pick', permit: 'pick', checked_where: 'choice', permit_result: 'choice', certificate: 'photo?' },
  gives: { checked: { permit_name: 'word' }, refused: { permit_name: 'word' }, gone: {} },
  async run(inputs, { tx, now, actor }) {
    const product = await productIn(tx, actor.region, pickedId(inputs.product))
    const where = WHERE.find((place) => place === inputs.checked_where)
    const [permit] = await tx.sql<{ id: number; kind: string; status: string; photo_hash: string | null }>(
      'SELECT id, kind, status, photo_hash FROM permits WHERE id = $1 AND product_id = $2 FOR UPDATE',
      [pickedId(inputs.permit), product?.id ?? 0],
    )
    if (!product || !permit || !where) return { outcome: 'gone' }
    const status = inputs.permit_result === 'found' ? 'checked' : 'refused'
    const photoHash = inputs.certificate?.[0] ?? permit.photo_hash
    await tx.prisma.permit.update({
      where: { id: permit.id },
      data: { status, checkedById: actingOfficer(actor).officerId, checkedAt: now, checkedWhere: where, photoHash },
    })
    await audit(tx, actor, now, {
      act: 'check_permit',
      subject: 'permits',
      subjectId: permit.id,
      before: { status: permit.status },
      after: { status, checked_where: where },
    })
    return {
      outcome: status === 'checked' ? 'checked' : 'refused',
      values: { permit_name: `permit.${permit.kind}` },
      wrote: true,
    }
  },
})
