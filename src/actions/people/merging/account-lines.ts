import { dayAt } from '../../../domain/calendar.ts'
import type { Line } from '../../../flow/say.ts'
import { line } from '../../lines.ts'
import { type KnownAccount, phoneOfAccount } from './known-account.ts'

/** One account on the card: where it writes from, what its person has, when it wrote last. */
export function accountLines(account: KnownAccount): Line[] {
  const { sellers, buyers, profileName, externalId, lastInboundAt } = account
  const phone = phoneOfAccount(account)
  return [
    ...(phone === null ? [] : [line('account_phone', { phone })]),
    ...(phone === null || profileName !== null ? [line('account_profile', { name: profileName ?? externalId })] : []),
    ...sellers.map(({ name, district, products, shares }) =>
      line('account_business', { name, district, products, shares }),
    ),
    ...buyers.map(({ name, orders }) => line('account_buyer', { name, orders })),
    ...(sellers.length + buyers.length === 0 ? [line('account_nothing', {})] : []),
    ...(lastInboundAt === null ? [] : [line('account_wrote', { day: dayAt(lastInboundAt) })]),
  ]
}
