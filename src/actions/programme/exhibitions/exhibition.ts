import type { Tx } from '../../../db/open.ts'
import type { ExhibitionState } from '../../../domain/exhibitions.ts'
import type { Line } from '../../../flow/say.ts'
import { line } from '../../lines.ts'
import { listLabel } from '../../list-label.ts'

/** An exhibition as it stands. Days are 'YYYY-MM-DD', both included. */
export interface ExhibitionNow {
  id: number
  regionCode: string
  name: string
  place: string
  fromOn: string
  untilOn: string
  /** as they are said */
  hours: string
  status: ExhibitionState
  invited: number
  coming: number
  declined: number
  attended: number
  interests: number
}

const guests = (status: string) =>
  `(SELECT count(*) FROM exhibition_guests g WHERE g.exhibition_id = x.id AND g.status = '${status}')::int AS ${status}`
const EXHIBITION = `SELECT x.id, x.region_code AS "regionCode", x.name, x.place, x.from_on AS "fromOn", x.until_on AS "untilOn", x.hours, x.status,
    ${['invited', 'coming', 'declined', 'attended'].map(guests).join(', ')},
    (SELECT count(*) FROM interests i WHERE i.exhibition_id = x.id)::int AS interests
  FROM exhibitions x`

/** So long after an exhibition its guests and wishes are still looked at, in days: orders come later. House figure. */
export const SHOWN_DAYS = 60

/** Those of a region that end on that day or later, soonest first. */
export const exhibitionsOf = (tx: Tx, region: string, from: string): Promise<ExhibitionNow[]> =>
  tx.sql<ExhibitionNow>(
    `${EXHIBITION} WHERE x.region_code = $1 AND x.until_on >= $2 AND x.status <> 'cancelled' ORDER BY x.from_on, x.id LIMIT 60`,
    [region, from],
  )

/** The one of a region that is held that day; of several the first. */
export async function exhibitionOn(tx: Tx, region: string, day: string): Promise<ExhibitionNow | undefined> {
  const [found] = await tx.sql<ExhibitionNow>(
    `${EXHIBITION} WHERE x.region_code = $1 AND x.until_on >= $2 AND x.from_on <= $2 AND x.status <> 'cancelled' ORDER BY x.from_on, x.id LIMIT 1`,
    [region, day],
  )
  return found
}

/** One of a region. @param lock whoever changes it locks it first */
export async function readExhibition(
  tx: Tx,
  id: number,
  region: string,
  lock: 'lock' | 'look' = 'look',
): Promise<ExhibitionNow | undefined> {
  if (lock === 'lock')
    await tx.sql('SELECT id FROM exhibitions WHERE id = $1 AND region_code = $2 FOR UPDATE', [id, region])
  const [found] = await tx.sql<ExhibitionNow>(`${EXHIBITION} WHERE x.id = $1 AND x.region_code = $2`, [id, region])
  return found
}

/** When and where: a line each. */
export const exhibitionFacts = ({ fromOn, untilOn, hours, place }: ExhibitionNow): Line[] => [
  untilOn === fromOn
    ? line('exhibition_day', { day: fromOn, hours })
    : line('exhibition_days', { from_on: fromOn, until_on: untilOn, hours }),
  line('exhibition_place', { place }),
]

/** Its line in a list: 'Temu Bisnis Kopkar – 20/1'. */
export const exhibitionLabel = ({ name, fromOn }: ExhibitionNow): string =>
  listLabel(name, `${Number(fromOn.slice(8))}/${Number(fromOn.slice(5, 7))}`)
