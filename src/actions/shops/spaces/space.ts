import type { Tx } from '../../../db/open.ts'
import type { ApplicationState, SpaceState } from '../../../domain/shops/space.ts'
import type { Line } from '../../../flow/say.ts'
import { line } from '../../lines.ts'

/** A stall, a canteen corner or bazaar days, and how many tables are given. */
export interface SpaceNow {
  id: number
  regionCode: string
  buyerId: number | null
  /** the company's name, or the office's word for its own */
  host: string
  kind: string
  place: string
  fromOn: string
  untilOn: string
  tables: number
  /** integer rupiah a table for all the days */
  rent: number
  status: SpaceState
  assigned: number
  waiting: number
}

const SPACE = `SELECT w.id, w.region_code AS "regionCode", w.buyer_id AS "buyerId", w.name AS host, w.kind, w.place,
    w.from_on AS "fromOn", w.until_on AS "untilOn", w.tables, w.rent, w.status,
    (SELECT count(*) FROM space_applications a WHERE a.space_id = w.id AND a.status = 'assigned')::int AS assigned,
    (SELECT count(*) FROM space_applications a WHERE a.space_id = w.id AND a.status = 'applied')::int AS waiting
  FROM selling_spaces w`

/** Spaces of a region that are to be opened, or whose days are not over. */
export const spacesOf = (tx: Tx, region: string, states: readonly SpaceState[], today: string): Promise<SpaceNow[]> =>
  tx.sql<SpaceNow>(
    `${SPACE} WHERE w.region_code = $1 AND w.status = ANY ($2) AND w.until_on >= $3 ORDER BY w.status = 'offered' DESC, w.from_on, w.id LIMIT 60`,
    [region, states, today],
  )

/** One of a region. @param lock whoever gives a table locks it first: two officers never give the last one twice */
export async function readSpace(
  tx: Tx,
  id: number,
  region: string,
  lock: 'lock' | 'look' = 'look',
): Promise<SpaceNow | undefined> {
  // locked first, counted afterwards: what another gave meanwhile counts too
  if (lock === 'lock')
    await tx.sql('SELECT id FROM selling_spaces WHERE id = $1 AND region_code = $2 FOR UPDATE', [id, region])
  const [space] = await tx.sql<SpaceNow>(`${SPACE} WHERE w.id = $1 AND w.region_code = $2`, [id, region])
  return space
}

/** A maker's application, or undefined. */
export async function applicationOf(tx: Tx, spaceId: number, sellerId: number): Promise<ApplicationState | undefined> {
  const [row] = await tx.sql<{ status: ApplicationState }>(
    'SELECT status FROM space_applications WHERE space_id = $1 AND seller_id = $2',
    [spaceId, sellerId],
  )
  return row?.status
}

export interface Applicant {
  sellerId: number
  seller: string
  /** code of its kecamatan */
  district: string
  phone: string | null
  status: ApplicationState
}

/** Who has a table and who waits, in the order in which they applied. */
export const applicantsOf = (tx: Tx, spaceId: number, states: readonly ApplicationState[]): Promise<Applicant[]> =>
  tx.sql<Applicant>(
    `SELECT s.id AS "sellerId", s.name AS seller, s.district_code AS district, s.phone, a.status FROM space_applications a JOIN sellers s ON s.id = a.seller_id
     WHERE a.space_id = $1 AND a.status = ANY ($2) ORDER BY a.applied_at, a.seller_id`,
    [spaceId, states],
  )

/** Where, when, how many tables, what they cost: a line each. */
export const spaceFacts = (of: SpaceNow): Line[] => [
  line('space_place', { place: of.place }),
  of.fromOn === of.untilOn
    ? line('space_day', { from: of.fromOn })
    : line('space_days', { from: of.fromOn, until: of.untilOn }),
  line('space_tables', { tables: of.tables }),
  of.rent > 0 ? line('space_rent', { rent: of.rent }) : line('space_free', {}),
]
