import { offerOf, takeSnapshot } from '../../src/actions/composing/snapshot/snapshot.ts'
import { readFeasts, writeReference } from '../../src/actions/places/reference.ts'
import { type SeedSize, seedDatabase } from '../../src/cli/seed/seed.ts'
import { openDb } from '../../src/db/open.ts'
import type { Offer } from '../../src/domain/compose/wish.ts'

/** What a snapshot of a whole regency costs, and what it holds. Milliseconds. */
export interface SnapshotCost {
  read: number[]
  /** the offer for the day wished for */
  day: number[]
  /** the same with the nine later days */
  later: number[]
  /** products read, and those of which something can be made in time */
  wares: number
  offered: number
  offer: Offer
}

const NOW = new Date('2027-01-04T08:00:00+07:00')
const OCCASION = { regionCode: '32.15', parcels: 500, budget: 200_000, neededOn: '2027-02-28' }

/** Takes snapshots of a seeded database in memory; the same every time. */
export async function snapshots(size: SeedSize, rounds: number): Promise<SnapshotCost> {
  const db = await openDb()
  try {
    await writeReference(db)
    await seedDatabase(db, { size, now: NOW })
    await db.sql('ANALYZE')
    const feasts = await readFeasts(db)
    const cost: Omit<SnapshotCost, 'wares' | 'offered' | 'offer'> = { read: [], day: [], later: [] }
    const timed = async <T>(times: number[], work: () => T | Promise<T>): Promise<T> => {
      const from = process.hrtime.bigint()
      const done = await work()
      times.push(Number(process.hrtime.bigint() - from) / 1e6)
      return done
    }
    for (let nth = 1; ; nth++) {
      const snapshot = await timed(cost.read, () =>
        db.transaction((tx) => takeSnapshot(tx, OCCASION, { now: NOW, feasts })),
      )
      const { offer } = await timed(cost.day, () => offerOf(snapshot, OCCASION, { now: NOW, feasts }, false))
      await timed(cost.later, () => offerOf(snapshot, OCCASION, { now: NOW, feasts }, true))
      if (nth >= rounds) return { ...cost, wares: snapshot.wares.length, offered: offer.products.length, offer }
    }
  } finally {
    await db.close()
  }
}
