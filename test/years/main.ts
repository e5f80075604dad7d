// node --import tsx test/years/main.ts [--makers 8000] [--companies 2000] [--orders 12000] [--days 730] [--kills 0] [--url postgresql://…]
// In memory, on a disk where it is killed, or on a database of a server: there it goes on from wherever it stands, and what has
// come to its end is only judged anew.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDb } from '../../src/db/open.ts'
import { expected } from './expected.ts'
import { counted, live } from './live.ts'
import { planYears } from './plan.ts'
import { faults, liveKilled, type Sent } from './verdict.ts'

const { values } = parseArgs({
  options: {
    makers: { type: 'string', default: '8000' },
    companies: { type: 'string', default: '2000' },
    orders: { type: 'string', default: '12000' },
    days: { type: 'string', default: '730' },
    kills: { type: 'string', default: '0' },
    url: { type: 'string' },
  },
})
const size = {
  makers: Number(values.makers),
  companies: Number(values.companies),
  orders: Number(values.orders),
  days: Number(values.days),
}
const kills = Number(values.kills)
const plan = planYears(size)
const dir = mkdtempSync(join(tmpdir(), 'years-'))
const sent: Sent[] = kills ? await liveKilled(dir, size, kills) : []
// only what is killed must lie on a disk
const db = await openDb(kills ? { dir: join(dir, 'pg') } : { url: values.url })
let month = ''
if (!kills)
  await live(db, plan, ({ id }, at) => {
    sent.push({ id, at })
    const now = at.toISOString().slice(0, 7)
    if (now !== month) console.error(`${now}: ${sent.length} messages, ${Math.round(process.uptime())} s`)
    month = now
  })
console.table(await counted(db))
const wrong = await faults(db, plan, sent, { kills })
console.log(`${sent.length} messages heard, ${expected(plan).length} notices reckoned, ${wrong.length} faults`)
for (const one of wrong.slice(0, 40)) console.log(one)
await db.close()
rmSync(dir, { recursive: true, force: true })
process.exit(wrong.length ? 1 : 0)
