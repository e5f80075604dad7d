import type { Action, Work } from '../../src/actions/action.ts'
import { type Actor, OFFICER_ROLES } from '../../src/chat/actor.ts'
import type { Tx } from '../../src/db/open.ts'
import { type Kind, OPEN, WORDS } from './belongings.ts'

/** Ids that no row of a log ever has. */
const [MAKER, COMPANY, OFFICER, VISITOR] = [900_000_001, 900_000_002, 900_000_003, 900_000_004]
/** A record that is not there, and a regency. */
const [NONE, NOWHERE] = ['899999999', '99.99']
/** So often in one folder of logs: what is done in a hundred logs need not be tried in all of them. */
const MOST = 2

/** They live, and the officer works, in region $3. */
const MOVE_IN = `WITH
  who AS (SELECT * FROM (VALUES (${MAKER}, 'whatsapp'), (${COMPANY}, 'buyer'), (${OFFICER}, 'officer')) v (id, channel)),
  p AS (INSERT INTO people (id, name, phone, created_at) SELECT id, 'Asing ' || channel, '62899' || id, $1 FROM who),
  a AS (INSERT INTO accounts (id, region_code, person_id, channel, via, external_id, created_at)
    SELECT id, $3, id, channel, $3, 'asing' || id, $1::timestamptz FROM who
    UNION ALL SELECT ${VISITOR}, $3, NULL, 'buyer', $3, 'asing${VISITOR}', $1),
  c AS (INSERT INTO conversations (id, account_id, state, created_at)
    SELECT id, id, 'null'::jsonb, $1::timestamptz FROM who UNION ALL SELECT ${VISITOR}, ${VISITOR}, 'null', $1),
  s AS (INSERT INTO sellers (id, region_code, district_code, name, owner_name, kind, status, source, created_at, updated_at)
    SELECT ${MAKER}, $3, min(code), 'Dapur Asing', 'Asing', 'food', 'active', 'chat', $1, $1 FROM districts WHERE region_code = $3),
  b AS (INSERT INTO buyers (id, region_code, name, kind, contact_name, status, source, created_at, updated_at)
    SELECT ${COMPANY}, $3, 'PT Asing', 'company', 'Asing', 'verified', 'chat', $1, $1),
  o AS (INSERT INTO officers (id, region_code, person_id, role, joined_at) SELECT ${OFFICER}, $3, ${OFFICER}, $2, $1),
  m AS (INSERT INTO seller_members (seller_id, person_id, role, since) SELECT ${MAKER}, ${MAKER}, 'owner', $1)
  INSERT INTO buyer_members (buyer_id, person_id, role, since) SELECT ${COMPANY}, ${COMPANY}, 'owner', $1`

/** What is told by its number, or begun anew with one, is numbered on as if nobody had been there. */
const COUNTERS = ['outbox_id_seq', 'compositions_id_seq']
  .map((name) => `SELECT '${name}' AS name, last_value AS last, is_called AS called FROM ${name}`)
  .join(' UNION ALL ')

/**
 * The same actions, but whenever one is told the number of a record, strangers of the same role try it too: of the same
 * regency and of the next, with that number, and with one that is not there. To them both must be the same. Nothing of
 * it stays.
 * @param tried how often each was, over several logs: '<kind of person> <action>'
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
      const kind = kindOf(work.actor)
      const of = `${kind} ${action.name}`
      const times = tried.get(of) ?? 0
      for (const stranger of kind && times < MOST ? strangersLike(work.actor, kind) : []) {
        if (stranger.region === work.actor.region && TOLD_TO_COLLEAGUES.includes(action.name)) continue
        const foreign = await foreignIn(action, inputs, stranger, work.tx)
        if (!Object.keys(foreign).length) continue
        tried.set(of, times + 1)
        const [theirs, nothing] = await trials(action, [inputs, { ...inputs, ...foreign }], stranger, work)
        // that a number is handed on as it came tells nothing
        const said = Object.entries(foreign).reduce(
          (told, [slot, none]) => told.replaceAll(`"${inputs[slot]}"`, `"${none}"`),
          theirs ?? '',
        )
        if (said !== nothing)
          tell(`${action.name} with the ${Object.keys(foreign)} of others: ${said}; of nobody: ${nothing}`)
      }
      return action.run(inputs, work)
    },
  })
  return new Map([...actions].map(([name, action]) => [name, watch(action)]))
}

/** That an order goes to another packing point is said to a keeper who names it. */
const TOLD_TO_COLLEAGUES = ['record_packing', 'record_packed']

/** '12', 'order-12', or a regency: '32.15'. */
const RECORD = /^(?:(?<form>[a-z_]+-)?\d{1,9}|(?<region>\d\d\.\d\d))$/

/** The records that an action is told and that are not the stranger's: for each a number of that form that nobody has. */
async function foreignIn(
  { needs }: Action,
  inputs: Record<string, unknown>,
  { kind, region }: Stranger,
  { sql }: Tx,
): Promise<Record<string, string>> {
  const foreign: Record<string, string> = {}
  for (const [slot, of] of Object.entries(needs)) {
    const number = RECORD.exec(String(inputs[slot]))
    if (!of.startsWith('pick') || WORDS.includes(slot) || !number) continue
    const open = OPEN[kind][slot] ?? 'false'
    const [row] = await sql<{ open: boolean }>(`SELECT ${open} AS open FROM (VALUES ($1, $2)) v (told, region)`, [
      number[0],
      region,
    ])
    if (row?.open) continue
    foreign[slot] = number.groups?.region ? NOWHERE : `${number.groups?.form ?? ''}${NONE}`
  }
  return foreign
}

function kindOf({ roles, officerId, sellerId, buyerId }: Actor): Kind | undefined {
  if (officerId !== undefined) return 'officer'
  if (sellerId !== undefined) return 'seller'
  if (buyerId !== undefined) return 'buyer'
  return roles.includes('visitor') ? 'visitor' : undefined
}

interface Stranger extends Actor {
  kind: Kind
}

/** Roles that see a packing point or a penyedia only: to them those of the same regency are strangers. */
const NARROW: readonly string[] = ['keeper', 'treasurer']

/** One of the same regency, where its records are not the stranger's as well, and one of the next. */
function strangersLike({ roles, region }: Actor, kind: Kind): Stranger[] {
  const next = region === '32.14' ? '32.16' : '32.14'
  const colleagues = kind === 'officer' && !roles.every((role) => NARROW.includes(role))
  const ids = IDS[kind]
  return (colleagues ? [next] : [region, next]).map((where) => ({
    kind,
    ...ids,
    conversationId: ids.accountId,
    region: where,
    roles,
  }))
}
const IDS: Readonly<Record<Kind, Pick<Actor, 'accountId' | 'personId' | 'sellerId' | 'buyerId' | 'officerId'>>> = {
  seller: { accountId: MAKER, personId: MAKER, sellerId: MAKER },
  buyer: { accountId: COMPANY, personId: COMPANY, buyerId: COMPANY },
  visitor: { accountId: VISITOR },
  officer: { accountId: OFFICER, personId: OFFICER, officerId: OFFICER },
}

/** How an action ends for somebody with each of these inputs, and of which tables it changes rows, as text. */
async function trials(action: Action, ways: Record<string, unknown>[], actor: Actor, work: Work): Promise<string[]> {
  const { tx, now } = work
  const role = OFFICER_ROLES.find((held) => actor.roles.includes(held)) ?? 'head'
  const ends: string[] = []
  await tx.sql('SAVEPOINT stranger')
  await tx.sql(MOVE_IN, [now, role, actor.region])
  const counters = await tx.sql<{ name: string; last: number; called: boolean }>(COUNTERS)
  for (const inputs of ways) {
    await tx.sql('SAVEPOINT tried')
    const before = await changes(tx)
    try {
      const { outcome, values } = await action.run(inputs, { ...work, actor })
      ends.push(`${outcome} ${JSON.stringify(values ?? {})} ${beyond(before, await changes(tx))}`)
    } catch (error) {
      ends.push(`an apology (${error})`)
    }
    await tx.sql('ROLLBACK TO SAVEPOINT tried')
    for (const { name, last, called } of counters) await tx.sql('SELECT setval($1, $2, $3)', [name, last, called])
  }
  await tx.sql('ROLLBACK TO SAVEPOINT stranger')
  await tx.sql('RELEASE SAVEPOINT stranger')
  return ends
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
