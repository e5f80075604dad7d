// Restores, and falls asleep when every row and file is there: to be killed then.
import { restore } from '../../src/db/backup/restore.ts'
import { readMigrations } from '../../src/db/migrate.ts'

const [file, dir] = process.argv.slice(2)
console.log('begun')
const nap = { name: '99991231_nap', sql: 'SELECT pg_sleep(100)', checksum: 'nap' }
await restore(file!, { dir: `${dir}/pg` }, `${dir}/files`, [...readMigrations(), nap])
console.log('restored')
