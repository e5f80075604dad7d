import type { Tx } from '../../../db/open.ts'
import type { MakerSegment } from '../../../domain/segment.ts'
import type { PlaceState, TrainingState } from '../../../domain/trainings.ts'
import type { Line } from '../../../flow/say.ts'
import { line } from '../../lines.ts'
import { listLabel } from '../../list-label.ts'

/** A training as it stands. */
export interface TrainingNow {
  id: number
  regionCode: string
  topic: string
  place: string
  /** 'YYYY-MM-DD' */
  day: string
  /** as they are said */
  hours: string
  places: number
  segment: MakerSegment | null
  status: TrainingState
  invited: number
  joined: number
  waiting: number
}

const TRAINING = `SELECT t.id, t.region_code AS "regionCode", t.topic, t.place, t.day, t.hours, t.places, t.segment, t.status,
    (SELECT count(*) FROM training_places p WHERE p.training_id = t.id AND p.status = 'invited')::int AS invited,
    (SELECT count(*) FROM training_places p WHERE p.training_id = t.id AND p.status IN ('joined', 'attended', 'absent'))::int AS joined,
    (SELECT count(*) FROM training_places p WHERE p.training_id = t.id AND p.status = 'waiting')::int AS waiting
  FROM trainings t`

/** So many days after a training its attendance may still be written down. House figure. */
export const STILL_TICKED_DAYS = 14

/** Open trainings of a region from that day on, soonest first. */
export const trainingsOf = (tx: Tx, region: string, from: string): Promise<TrainingNow[]> =>
  tx.sql<TrainingNow>(
    `${TRAINING} WHERE t.region_code = $1 AND t.day >= $2 AND t.status <> 'cancelled' ORDER BY t.day, t.id LIMIT 60`,
    [region, from],
  )

/** Open trainings of every region on these days. */
export const trainingsOn = (tx: Tx, days: readonly string[]): Promise<TrainingNow[]> =>
  tx.sql<TrainingNow>(`${TRAINING} WHERE t.status = 'open' AND t.day = ANY ($1) ORDER BY t.day, t.id`, [days])

/** One of a region. @param lock whoever changes who comes locks it first: the last place is given once */
export async function readTraining(
  tx: Tx,
  id: number,
  region: string,
  lock: 'lock' | 'look' = 'look',
): Promise<TrainingNow | undefined> {
  // locked first, counted afterwards: what another took meanwhile counts too
  if (lock === 'lock')
    await tx.sql('SELECT id FROM trainings WHERE id = $1 AND region_code = $2 FOR UPDATE', [id, region])
  const [training] = await tx.sql<TrainingNow>(`${TRAINING} WHERE t.id = $1 AND t.region_code = $2`, [id, region])
  return training
}

/** Where a maker stands with a training; undefined: she was not invited. */
export async function placeOf(tx: Tx, trainingId: number, sellerId: number): Promise<PlaceState | undefined> {
  const [row] = await tx.sql<{ status: PlaceState }>(
    'SELECT status FROM training_places WHERE training_id = $1 AND seller_id = $2',
    [trainingId, sellerId],
  )
  return row?.status
}

export interface Participant {
  sellerId: number
  seller: string
  /** code of its kecamatan */
  district: string
  phone: string | null
  status: PlaceState
}

/** Makers who stand so with a training, in the order in which they came. */
export const participantsOf = (tx: Tx, trainingId: number, states: readonly PlaceState[]): Promise<Participant[]> =>
  tx.sql<Participant>(
    `SELECT s.id AS "sellerId", s.name AS seller, s.district_code AS district, s.phone, p.status FROM training_places p JOIN sellers s ON s.id = p.seller_id
     WHERE p.training_id = $1 AND p.status = ANY ($2) ORDER BY p.joined_at, p.id`,
    [trainingId, states],
  )

/** What a maker was invited to or took part in, latest first. */
export const trainingsOfMaker = (
  tx: Tx,
  sellerId: number,
): Promise<{ topic: string; day: string; status: PlaceState }[]> =>
  tx.sql(
    `SELECT t.topic, t.day, p.status FROM training_places p JOIN trainings t ON t.id = p.training_id
     WHERE p.seller_id = $1 ORDER BY t.day DESC, t.id DESC LIMIT 20`,
    [sellerId],
  )

/** When and where: a line each. */
export const trainingFacts = ({ day, hours, place }: TrainingNow): Line[] => [
  line('training_day', { day, hours }),
  line('training_place', { place }),
]

/** Its line in a list: 'Urus halal – 20/1'. */
export const trainingLabel = ({ topic, day }: TrainingNow): string =>
  listLabel(topic, `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`)
