import { type AccountSaid, account } from './account.ts'
import { bpom } from './bpom.ts'
import { type Capacity, capacity } from './capacity.ts'
import { choice } from './choice.ts'
import { count } from './count.ts'
import { date } from './date.ts'
import { days } from './days.ts'
import { type DeliverySaid, deliveries } from './deliveries.ts'
import { district } from './district.ts'
import { document } from './document.ts'
import type { Weight } from './grammar/weights.ts'
import { halal } from './halal.ts'
import type { AnswerKind } from './kind.ts'
import { month } from './month.ts'
import { name } from './name.ts'
import { nib } from './nib.ts'
import { npwp } from './npwp.ts'
import { type OfferSaid, offer } from './offer.ts'
import { phone } from './phone.ts'
import { photo } from './photo.ts'
import { pick } from './pick.ts'
import { pirt } from './pirt.ts'
import { type Quantity, quantity } from './quantity.ts'
import { rupiah } from './rupiah.ts'
import { text } from './text.ts'
import { weight } from './weight.ts'
import { type YesNo, yesno } from './yesno.ts'

/** What each kind of answer gives. A new kind stands here and in `ANSWERS`; the compiler holds the two equal. */
export interface AnswerValues {
  text: string
  name: string
  rupiah: number
  quantity: Quantity
  count: number
  capacity: Capacity
  weight: Weight
  days: number
  date: string
  month: string
  yesno: YesNo
  phone: string
  district: string
  pirt: string
  halal: string
  nib: string
  bpom: string
  npwp: string
  choice: string
  pick: string
  photo: string[]
  document: string
  offer: OfferSaid
  account: AccountSaid
  deliveries: DeliverySaid[]
}

const KINDS: { readonly [K in keyof AnswerValues]: AnswerKind<AnswerValues[K]> } = {
  text,
  name,
  rupiah,
  quantity,
  count,
  capacity,
  weight,
  days,
  date,
  month,
  yesno,
  phone,
  district,
  pirt,
  halal,
  nib,
  bpom,
  npwp,
  choice,
  pick,
  photo,
  document,
  offer,
  account,
  deliveries,
}

/** Every kind of answer a flow file may name. */
export const ANSWERS: readonly AnswerKind[] = Object.values(KINDS)

/** The kind of a name, or undefined. */
export function answerKind(kind: string): AnswerKind | undefined {
  return Object.hasOwn(KINDS, kind) ? (KINDS[kind as keyof AnswerValues] as AnswerKind) : undefined
}

export type { Capacity, Quantity, Weight, YesNo }
