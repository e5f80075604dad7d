import { createHash } from 'node:crypto'
import type { Action } from '../../src/actions/action.ts'
import { ACTIONS } from '../../src/actions/index.ts'
import { readFeasts } from '../../src/actions/places/reference.ts'
import type { Actor, Role } from '../../src/chat/actor.ts'
import type { Db, Tx } from '../../src/db/open.ts'
import type { House } from '../../src/flow/types.ts'

export const NOW = new Date('2027-01-20T03:00:00Z')
const TODAY = '2027-01-20'

/** The hash of a file that the town has. */
export const A_FILE = createHash('sha256').update('x').digest('hex')

/** One change of a row, as a trigger saw it. */
interface Change {
  table: string
  op: 'UPDATE' | 'DELETE'
  before: Row
}
type Row = Record<string, unknown>

/** What somebody did to what is not theirs, or heard of it. */
export interface Trespass {
  action: string
  role: Role
  what: string
}

/** Every change of a row is written down from here on, for the transaction that made it to read. */
export async function watchRows(db: Db): Promise<void> {
  await db.sql('CREATE TABLE seen_changes (no serial, "table" text, op text, before jsonb)')
  await db.sql(`CREATE FUNCTION see_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO seen_changes ("table", op, before) VALUES (TG_TABLE_NAME, TG_OP, to_jsonb(OLD));
    RETURN NULL; END $$`)
  await db.sql(`DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('seen_changes', '_prisma_migrations') LOOP
      EXECUTE format('CREATE TRIGGER see_change AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION see_change()', name);
    END LOOP; END $$`)
}

const isPick = (word: string): boolean => word.startsWith('pick')

/** Which record is picked, of each list: the same number of all, or of the first one and another of the rest. */
function picks({ needs }: Action, ids: number, mixed: boolean): [first: number, rest: number][] {
  const numbers = Array.from({ length: ids }, (_, at) => at + 1)
  const lists = Object.values(needs).filter(isPick).length
  return numbers.flatMap((first) =>
    (mixed && lists > 1 ? numbers : [first]).map((rest): [number, number] => [first, rest]),
  )
}

/** An answer of each kind that nothing refuses out of hand. */
function answers(
  house: House,
  action: Action,
  [first, rest]: [number, number],
  whole: boolean,
): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  let picked = 0
  for (const [slot, word] of Object.entries(action.needs)) {
    const kind = word.replace('?', '')
    if (word.endsWith('?') && !whole && kind !== 'pick') continue
    given[slot] = answer(house, slot, kind, isPick(kind) && picked++ ? rest : first)
  }
  return given
}

function answer(house: House, slot: string, kind: string, nth: number): unknown {
  switch (kind) {
    case 'pick':
      return String(nth)
    case 'choice':
      return choicesOf(house, slot)[nth % Math.max(1, choicesOf(house, slot).length)] ?? 'x'
    case 'rupiah':
      return 15_000
    case 'count':
    case 'weight':
    case 'days':
      return 5
    case 'quantity':
      return { qty: 5, unit: 'bungkus' }
    case 'capacity':
      return { qty: 100, per: 'month' }
    case 'date':
      return '2027-02-20'
    case 'month':
      return '2027-01'
    case 'yesno':
      return 'yes'
    case 'offer':
      return { answer: 'yes' }
    case 'district':
      return '32.15.07'
    case 'phone':
      return '+6281299998888'
    case 'account':
      return { kind: 'bank', bank: 'BCA', number: '1234567890', holder: 'Siti' }
    case 'photo':
      return [A_FILE]
    case 'document':
      return A_FILE
    case 'words':
    case 'list':
    case 'lines':
    case 'files':
    case 'deliveries':
      return []
    default:
      return slot.endsWith('year') ? '2027' : 'Siti'
  }
}

const choicesOf = (house: House, slot: string): unknown[] =>
  [...house.flows.values()].flatMap(({ steps }) =>
    steps.flatMap((step) => (step.verb === 'ask' && step.name === slot ? step.choices.map(({ value }) => value) : [])),
  )

const CHANGES = 'SELECT "table", op, before FROM seen_changes ORDER BY no'

export interface Looked {
  runs: number
  trespasses: Trespass[]
  /** actions that came to no outcome with anything: of them nothing is known */
  unknown: string[]
}

/**
 * Lets a stranger do everything their role may, with the number of every record there is, and says what of it touched a
 * row that is not theirs or told a word they must not hear. Nothing of it stays.
 * @param isTheirs whether a row of that table is the stranger's own, or anybody's
 * @param secrets words of others: names, numbers, addresses
 */
export async function trespass(
  db: Db,
  house: House,
  {
    actor,
    role,
    ids,
    isTheirs,
    secrets,
    actions = ACTIONS,
    mixed = true,
  }: {
    actor: Actor
    role: Role
    ids: number
    isTheirs(table: string, row: Row): boolean
    secrets: readonly string[]
    /** everything there is, unless only some are looked at */
    actions?: readonly Action[]
    /** whether one's own record is named together with another's too: an own order with a foreign delivery */
    mixed?: boolean
  },
): Promise<Looked> {
  const feasts = await readFeasts(db)
  const looked: Looked = { runs: 0, trespasses: [], unknown: [] }
  for (const action of actions.filter(({ for: roles }) => roles.includes(role)))
    await undone(db, async (tx) => {
      const seen = new Set<string>()
      const tell = (what: string) => {
        if (seen.size < 3 && !seen.has(what)) looked.trespasses.push({ action: action.name, role, what })
        seen.add(what)
      }
      let ends = 0
      for (const picked of picks(action, ids, mixed))
        for (const whole of [false, true]) {
          await tx.sql('SAVEPOINT tried')
          looked.runs++
          try {
            const work = { tx, now: NOW, today: TODAY, actor, house, feasts, newCode: () => `code${looked.runs}` }
            const { outcome, values } = await action.run(answers(house, action, picked, whole), work)
            ends++
            const said = JSON.stringify(values ?? {})
            for (const secret of secrets) if (said.includes(secret)) tell(`'${outcome}' tells '${secret}'`)
            for (const { table, op, before } of await tx.sql<Change>(CHANGES))
              if (!isTheirs(table, before)) tell(`${op} ${table} ${before.id ?? ''}`)
          } catch {
            // what it was given makes no sense to it: a bug's apology, and nothing of it stays
          }
          await tx.sql('ROLLBACK TO SAVEPOINT tried')
        }
      if (!ends) looked.unknown.push(action.name)
    })
  return looked
}

async function undone(db: Db, work: (tx: Tx) => Promise<void>): Promise<void> {
  const over = new Error('undone')
  await db
    .transaction(async (tx) => {
      await work(tx)
      throw over
    })
    .catch((error) => {
      if (error !== over) throw error
    })
}
