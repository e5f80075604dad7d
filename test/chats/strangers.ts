import type { Action, Work } from '../../src/actions/action.ts'
import { type Actor, OFFICER_ROLES } from '../../src/chat/actor.ts'
import type { Tx } from '../../src/db/open.ts'

/** Where strangers are: the regency next door, with ids that no row of a log ever has. */
const REGION = '32.16'
const [MAKER, COMPANY, OFFICER] = [900_000_001, 900_000_002, 900_000_003]
/** A record that is not there. */
const NONE = '899999999'
/** So often in one folder of logs: what is done in a hundred logs need not be tried in all of them. */
const MOST = 2

/** Records that are everybody's, by the name of the answer that has their number, with what says that this one is. */
const OPEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // the catalogue, from which a company next door may buy; a parcel may be a company's own
  buyer: {
    product: 'true',
    hit: 'true',
    collection: 'true',
    parcel: 'EXISTS (SELECT 1 FROM parcels WHERE id = $1 AND buyer_id IS NULL)',
    parcel_line:
      'EXISTS (SELECT 1 FROM parcel_lines l JOIN parcels p ON p.id = l.parcel_id WHERE l.id = $1 AND p.buyer_id IS NULL)',
  },
  // a feast is the same everywhere
  officer: { feast: 'true' },
}

const MOVE_IN = `WITH
  who AS (SELECT * FROM (VALUES (${MAKER}, 'whatsapp'), (${COMPANY}, 'buyer'), (${OFFICER}, 'officer')) v (id, channel)),
  p AS (INSERT INTO people (id, name, phone, created_at) SELECT id, 'Asing ' || channel, '62899' || id, $1 FROM who),
  a AS (INSERT INTO accounts (id, region_code, person_id, channel, via, external_id, created_at)
    SELECT id, '${REGION}', id, channel, '${REGION}', 'asing' || id, $1 FROM who),
  c AS (INSERT INTO conversations (id, account_id, state, created_at) SELECT id, id, 'null', $1 FROM who),
  s AS (INSERT INTO sellers (id, region_code, district_code, name, owner_name, kind, status, source, created_at, updated_at)
    SELECT ${MAKER}, '${REGION}', min(code), 'Dapur Asing', 'Asing', 'food', 'active', 'chat', $1, $1 FROM districts WHERE region_code = '${REGION}'),
  b AS (INSERT INTO buyers (id, region_code, name, kind, contact_name, status, source, created_at, updated_at)
    SELECT ${COMPANY}, '${REGION}', 'PT Asing', 'company', 'Asing', 'verified', 'chat', $1, $1),
  o AS (INSERT INTO officers (id, region_code, person_id, role, joined_at) SELECT ${OFFICER}, $3, ${OFFICER}, $2, $1),
  m AS (INSERT INTO seller_members (seller_id, person_id, role, since) SELECT ${MAKER}, ${MAKER}, 'owner', $1)
  INSERT INTO buyer_members (buyer_id, person_id, role, since) SELECT ${COMPANY}, ${COMPANY}, 'owner', $1`

/** What is told by its number, or begun anew with one, is numbered on as if nobody had been there. */
const COUNTERS = ['outbox_id_seq', 'compositions_id_seq']
  .map((name) => `SELECT '${name}' AS name, last_value AS last, is_called AS called FROM ${name}`)
  .join(' UNION ALL ')

/**
 * The same actions, but whenever one is told the number of a record, a stranger of the same role next door tries it too:
 * with that number, and with one that is not there. To them both must be the same. Nothing of it stays.
 * @param tried how often each was, over several logs
 * @param tell what a stranger learned or did: the action, and how both ways ended
 */
export function triedByStrangers(
  actions: ReadonlyMap<string, Action>,
  tried: Map<string, number>,
  tell: (what: string) => void,
): Map<string, Action> {
  const watch = (action: Action): Action => ({
    ...action,
    async run(inputs, work) {
      const [kind, stranger] = strangerLike(work.actor)
      const numbers: string[] = []
      for (const [slot, of] of Object.entries(action.needs))
        if (
          of.startsWith('pick') &&
          /^\d{1,9}$/.test(String(inputs[slot])) &&
          !(await isOpen(work.tx, kind, slot, inputs[slot]))
        )
          numbers.push(slot)
      if (stranger?.region !== REGION && TOLD_TO_COLLEAGUES.includes(action.name)) numbers.length = 0
      const times = tried.get(action.name) ?? 0
      if (stranger && numbers.length && times < MOST) {
        tried.set(action.name, times + 1)
        const none = { ...inputs, ...Object.fromEntries(numbers.map((slot) => [slot, NONE])) }
        const ends = [await trial(action, inputs, stranger, work), await trial(action, none, stranger, work)]
        // that a number is handed on as it came tells nothing
        const [theirs, nothing] = ends.map((end) =>
          numbers.reduce((said, slot) => said.replaceAll(`"${inputs[slot]}"`, `"${NONE}"`), end),
        )
        if (theirs !== nothing) tell(`${action.name} with the ${numbers} of others: ${theirs}; of nobody: ${nothing}`)
      }
      return action.run(inputs, work)
    },
  })
  return new Map([...actions].map(([name, action]) => [name, watch(action)]))
}

/** That an order goes to another packing point is said to a keeper who names it. */
const TOLD_TO_COLLEAGUES = ['record_packing', 'record_packed']

async function isOpen({ sql }: Tx, kind: string, slot: string, number: unknown): Promise<boolean> {
  const says = OPEN[kind]?.[slot]
  if (says === undefined || says === 'true') return says !== undefined
  const [row] = await sql<{ open: boolean }>(`SELECT ${says} AS open`, [Number(number)])
  return row?.open === true
}

/** Roles that see a packing point or a penyedia only: strangers are already those of the same regency who have none. */
const NARROW: readonly string[] = ['keeper', 'treasurer']

function strangerLike({ roles, officerId, sellerId, buyerId, region }: Actor): [kind: string, stranger?: Actor] {
  const living = (id: number) => ({ accountId: id, conversationId: id, personId: id, region: REGION, roles })
  if (officerId !== undefined) {
    const narrow = roles.every((role) => NARROW.includes(role))
    return ['officer', { ...living(OFFICER), officerId: OFFICER, ...(narrow ? { region } : {}) }]
  }
  if (sellerId !== undefined) return ['seller', { ...living(MAKER), sellerId: MAKER }]
  if (buyerId !== undefined) return ['buyer', { ...living(COMPANY), buyerId: COMPANY }]
  return ['nobody']
}

/** How an action ends for somebody, and of which tables it changes rows, as text. */
async function trial(action: Action, inputs: Record<string, unknown>, actor: Actor, work: Work): Promise<string> {
  const { tx, now } = work
  await tx.sql('SAVEPOINT stranger')
  await tx.sql(MOVE_IN, [now, OFFICER_ROLES.find((role) => actor.roles.includes(role)) ?? 'head', actor.region])
  const counters = await tx.sql<{ name: string; last: number; called: boolean }>(COUNTERS)
  const before = await changes(tx)
  let end: string
  try {
    const { outcome, values } = await action.run(inputs, { ...work, actor })
    end = `${outcome} ${JSON.stringify(values ?? {})} ${beyond(before, await changes(tx))}`
  } catch (error) {
    end = `an apology (${error})`
  }
  await tx.sql('ROLLBACK TO SAVEPOINT stranger')
  await tx.sql('RELEASE SAVEPOINT stranger')
  for (const { name, last, called } of counters) await tx.sql('SELECT setval($1, $2, $3)', [name, last, called])
  return end
}

async function changes({ sql }: Tx): Promise<Map<string, number>> {
  const rows = await sql<{ table: string; n: number }>(
    `SELECT relname AS "table", n_tup_ins + n_tup_upd + n_tup_del AS n FROM pg_stat_xact_user_tables
     WHERE n_tup_ins + n_tup_upd + n_tup_del > 0`,
  )
  return new Map(rows.map(({ table, n }) => [table, n]))
}

const beyond = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] =>
  [...after].flatMap(([table, n]) => (n > (before.get(table) ?? 0) ? [table] : [])).sort()
