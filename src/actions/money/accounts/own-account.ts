import { dayAt, timeAt } from '../../../domain/calendar.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { officerAccounts, sellerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { accountMasked, accountOf } from './account-of.ts'

/** A changed account counts only after this: time to say that it was somebody else. PRACTICE 6. */
export const ACCOUNT_WAITS_MS = 24 * 3_600_000

const changing = (sellerId: number, now: Date) => ({ sellerId, status: 'waiting', validFrom: { gt: now } })

/** Where a maker is paid, and whether another account waits. Numbers are masked. */
export const lookAtAccount = action({
  name: 'look_at_account',
  for: ['seller'],
  needs: {},
  gives: {
    none: {},
    has: { account: 'text' },
    changing: { account: 'text', new_account: 'text', from_day: 'date', from_time: 'text' },
  },
  async run(_, { tx, actor, now }) {
    const sellerId = actor.sellerId ?? 0
    const own = await accountOf(tx, { sellerId }, now)
    if (!own) return { outcome: 'none' }
    const next = await tx.prisma.bankAccount.findFirst({ where: changing(sellerId, now), orderBy: { id: 'desc' } })
    const account = accountMasked(own)
    if (!next) return { outcome: 'has', values: { account } }
    const { validFrom } = next
    const values = {
      account,
      new_account: accountMasked(next),
      from_day: dayAt(validFrom),
      from_time: timeAt(validFrom).replace(':', '.'),
    }
    return { outcome: 'changing', values }
  },
})

/** The first account counts at once; another one a day later, and officers and her other phones hear of it. */
export const saveAccount = action({
  name: 'save_account',
  for: ['seller'],
  needs: { bank_account: 'account' },
  gives: {
    saved: { account: 'text' },
    waits: { account: 'text', from_day: 'date', from_time: 'text' },
    same: { account: 'text' },
  },
  async run({ bank_account: told }, { tx, actor, now }) {
    const sellerId = actor.sellerId ?? 0
    await tx.sql('SELECT id FROM sellers WHERE id = $1 FOR UPDATE', [sellerId])
    const before = await accountOf(tx, { sellerId }, now)
    const account = accountMasked(told)
    if (before && before.number === told.number && before.bank === told.bank)
      return { outcome: 'same', values: { account } }
    await tx.prisma.bankAccount.updateMany({ where: changing(sellerId, now), data: { status: 'replaced' } })
    const validFrom = before ? new Date(now.getTime() + ACCOUNT_WAITS_MS) : now
    const { kind, bank, number, holder } = told
    const { id } = await tx.prisma.bankAccount.create({
      data: {
        sellerId,
        kind,
        bank,
        number,
        holder,
        status: before ? 'waiting' : 'active',
        toldById: actor.accountId,
        validFrom,
        createdAt: now,
      },
    })
    if (!before) return { outcome: 'saved', values: { account }, wrote: true }
    const { name, regionCode } = await tx.prisma.seller.findUniqueOrThrow({ where: { id: sellerId } })
    const from = { from_day: dayAt(validFrom), from_time: timeAt(validFrom).replace(':', '.') }
    const officers = await officerAccounts(tx, regionCode, ['admin', 'treasurer'])
    const phones = (await sellerAccounts(tx, [sellerId])).filter(({ accountId }) => accountId !== actor.accountId)
    const told_officers = { seller: name, before: accountMasked(before), account, ...from }
    await queueNotices(
      tx,
      [
        ...toAll(officers, `account-changed:${id}`, { notice: 'account_changed_officer', values: told_officers }),
        ...toAll(phones, `account-changed:${id}`, { notice: 'account_changed', values: { account, ...from } }),
      ],
      now,
    )
    return { outcome: 'waits', values: { account, ...from }, wrote: true }
  },
})

/** "Bukan saya": an account that waits will not count. */
export const keepOldAccount = action({
  name: 'keep_old_account',
  for: ['seller'],
  needs: {},
  gives: { kept: { account: 'text' }, none: {} },
  async run(_, { tx, actor, now }) {
    const sellerId = actor.sellerId ?? 0
    const { count } = await tx.prisma.bankAccount.updateMany({
      where: changing(sellerId, now),
      data: { status: 'refused' },
    })
    const own = await accountOf(tx, { sellerId }, now)
    if (!count || !own) return { outcome: 'none' }
    return { outcome: 'kept', values: { account: accountMasked(own) }, wrote: true }
  },
})
