// Lets the years pass on a folder, from wherever it stands, and says each message that went out; may be killed at any time.
import { openDb } from '../../src/db/open.ts'
import { live } from './live.ts'
import { planYears } from './plan.ts'

const [dir, size] = process.argv.slice(2)
const db = await openDb({ dir: dir ?? '' })
await live(db, planYears(JSON.parse(size ?? '{}')), ({ id }, at) => console.log(`${id} ${at.toISOString()}`))
await db.close()
