import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDb } from '../../src/db/open.ts'
import { figures, found, table } from './ledger.ts'
import { FULL, playProgramme, SMALL } from './play.ts'

const full = process.argv[2] === 'full'
const played = await playProgramme(full ? FULL : SMALL, (at, lines) =>
  console.log(at, lines, Math.round(performance.now() / 1000)),
)
writeFileSync(`/tmp/programme-${full ? 'full' : 'small'}.log`, played.log)
writeFileSync(`/tmp/programme-${full ? 'full' : 'small'}.jsonl`, played.script)
const db = await openDb({ dir: join(played.dir, 'pg') })
console.log(played.dir)
console.log(table(await figures(db.sql), played))
console.log(JSON.stringify(await found(db.sql), null, 1))
await db.close()
