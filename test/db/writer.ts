// Writes to the folder until it is killed, and says each number only once its transaction is committed.
import { isDatabaseInUse } from '../../src/db/lock.ts'
import { openDb } from '../../src/db/open.ts'

const AT = new Date('2027-01-04T01:00:00Z')
try {
  const db = await openDb({ dir: process.argv[2] })
  console.log('open')
  for (;;) {
    const id = await db.transaction(async (tx) => {
      const [person] = await tx.sql<{ id: number }>('INSERT INTO people (created_at) VALUES ($1) RETURNING id', [AT])
      await tx.prisma.person.update({ where: { id: person!.id }, data: { name: `person ${person!.id}` } })
      await tx.sql('INSERT INTO job_runs (job, period, started_at) VALUES ($1, $2, $3)', [
        'write',
        String(person!.id),
        AT,
      ])
      return person!.id
    })
    console.log(id)
    if (id % 50 === 0) await db.sql('CHECKPOINT')
  }
} catch (error) {
  console.log(isDatabaseInUse(error) ? error.name : error)
  process.exit(3)
}
