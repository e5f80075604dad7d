const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A wish about one's own data is carried out within this time. Source: UU PDP 27/2022 (3×24 hours). */
export const WISH_WITHIN_MS = 3 * DAY_MS
/** How long a deletion may be taken back; the last day of the three is left for a machine that stands still. */
export const TAKE_BACK_MS = 2 * DAY_MS
/** Before that whoever asked for it is reminded once more. House figure. */
export const LAST_WORD_MS = DAY_MS

/** What somebody wrote who never agreed to anything is emptied after this silence. House rule, told with the consent. */
export const STRANGER_MS = DAY_MS
/** Words, photos and voice notes of a talk that nothing names any more. House figure. */
export const TALK_DAYS = 90

/** When a deletion asked for at this instant is carried out. */
export const erasedAt = (askedAt: Date): Date => new Date(askedAt.getTime() + TAKE_BACK_MS)
/** The instant by which any such wish is due. */
export const wishDue = (askedAt: Date): Date => new Date(askedAt.getTime() + WISH_WITHIN_MS)
