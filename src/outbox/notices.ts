import { CLOCK } from './notices/clock.ts'
import { GOODS } from './notices/goods.ts'
import type { NoticeKind } from './notices/kind.ts'
import { MONEY } from './notices/money.ts'
import { ORDERS } from './notices/orders.ts'
import { PEOPLE } from './notices/people.ts'
import { PRODUCTS } from './notices/products.ts'
import { PROGRAMME } from './notices/programme.ts'
import { QUOTATIONS } from './notices/quotations.ts'
import { SAMPLES } from './notices/samples.ts'
import { SHOPS } from './notices/shops.ts'

export { type NoticeKind, PRIORITY } from './notices/kind.ts'

/** Everything we say first. flows/notices.yaml holds the words; `gandeng flows check` holds both lists together. */
export const NOTICES = {
  ...PRODUCTS,
  ...PEOPLE,
  ...QUOTATIONS,
  ...ORDERS,
  ...GOODS,
  ...MONEY,
  ...SAMPLES,
  ...SHOPS,
  ...PROGRAMME,
  ...CLOCK,
}

export type NoticeName = keyof typeof NOTICES
export type NoticeValues<N extends NoticeName> = { readonly [V in keyof (typeof NOTICES)[N]['values']]: unknown }

const KINDS: Readonly<Record<string, NoticeKind>> = NOTICES

/** Whether a notice waits neither for morning nor for an answer. */
export const isUrgent = (notice: string | null): boolean => notice !== null && KINDS[notice]?.atOnce === true
