import { addDays } from '../calendar.ts'
import { type Feasts, FIXED_FEASTS } from '../feasts.ts'

/** Feasts on which plants and shops are closed, and for how many days. Source: the yearly SKB of three ministers. */
const CLOSED_DAYS: Readonly<Record<string, number>> = { idul_fitri: 2, idul_adha: 1, imlek: 1 }

/** Whether nobody receives goods on that day: a feast that closes the country. The fasting month is ordinary time. */
export function isFeastDay(day: string, feasts: Feasts): boolean {
  if (Object.values(FIXED_FEASTS).includes(day.slice(5) as never)) return true
  return Object.entries(CLOSED_DAYS).some(([feast, length]) =>
    feasts[feast]?.some((first) => first <= day && day < addDays(first, length)),
  )
}

/** The day itself, or the first one after it that is no feast. */
export function notAFeast(day: string, feasts: Feasts): string {
  let open = day
  while (isFeastDay(open, feasts)) open = addDays(open, 1)
  return open
}

/** From the packing point, or the maker's door, to the buyer's gate. House figure. */
export const DELIVERY_DAYS = 1
/** Parcels a packing point packs in a day when nobody said otherwise. House figure: six points packed 3,000 in 2021. */
export const USUAL_PACKED_A_DAY = 200

/** What happens between the hand-over and the buyer's day. */
export interface Packing {
  /** parcels to pack; null: goods that need no packing */
  parcels: number | null
  /** parcels the point packs in a day; null: the usual number */
  packedADay: number | null
}

function daysBetweenHandOverAndNeed({ parcels, packedADay }: Packing): number {
  return DELIVERY_DAYS + (parcels === null ? 0 : Math.ceil(parcels / (packedADay ?? USUAL_PACKED_A_DAY)))
}

/** The day by which makers hand over, so that what is needed on a day can be packed and delivered. */
export function handOverDay(neededOn: string, packing: Packing): string {
  return addDays(neededOn, -daysBetweenHandOverAndNeed(packing))
}
