import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { IMPERSONAL, PERSONAL } from '../../src/db/personal.ts'
import { BUYER_KINDS, BUYER_STATES } from '../../src/domain/buyers.ts'
import { OFFICER_ROLES } from '../../src/domain/officers.ts'
import { DECLINE_REASONS } from '../../src/domain/orders/offers.ts'
import { ALLOCATION_STATES, DELIVERY_STATES, ORDER_STATES, PAYMENT_STATES } from '../../src/domain/orders/states.ts'
import { USUAL_TERMS_DAYS } from '../../src/domain/orders/totals.ts'
import { PRODUCT_STATES } from '../../src/domain/products/states.ts'
import { SELLER_STATES } from '../../src/domain/sellers.ts'
import { freshDb } from './fresh.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
let db: Db

beforeAll(async () => {
  db = await freshDb()
}, 60_000)
afterAll(() => db.close())

const columns = (where: string) =>
  db.sql<{ name: string; default: string | null }>(
    `SELECT table_name || '.' || column_name AS name, column_default AS default FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' AND ${where} ORDER BY 1`,
  )
const checks = async () =>
  (
    await db.sql<{ on: string; says: string }>(
      `SELECT conrelid::regclass::text AS on, pg_get_constraintdef(oid) AS says FROM pg_constraint
       WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
    )
  ).map(({ on, says }) => `${on}: ${says}`)

// The same question with one column added on purpose: an answer that names nothing but that column says that the rest
// agrees, and that the tool really looked (a tool that dies is taken for one that found nothing).
test('the migrations make the very tables that the schema describes', async () => {
  const schema = mkdtempSync(join(tmpdir(), 'gandeng-schema-'))
  cpSync(join(ROOT, 'prisma/schema'), schema, { recursive: true })
  const file = join(schema, 'places.prisma')
  writeFileSync(file, readFileSync(file, 'utf8').replace('model Region {', 'model Region {\n  extra String?'))
  const cli = join(ROOT, 'node_modules/prisma/build/index.js')
  const args = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', schema, '--exit-code']
  const said = await new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { cwd: ROOT }, (error, out) =>
      resolve({ code: error?.code, out: out.trim() }),
    )
  })
  rmSync(schema, { recursive: true })
  expect(said).toEqual({ code: 2, out: '[*] Changed the `regions` table\n  [+] Added column `extra`' })
}, 120_000)

test('no column fills itself with the time or with chance', async () => {
  const filled = await columns('column_default IS NOT NULL')
  expect(filled.length).toBeGreaterThan(50)
  const odd = filled.filter(({ default: value }) => !/^(nextval\(|-?\d|'|true$|false$|ARRAY\[\])/.test(value!))
  expect(odd).toEqual([])
})

test('every day and every month is checked to be one', async () => {
  const all = await checks()
  const unchecked = (names: { name: string }[], check: string) =>
    names.filter(({ name }) => {
      const [table, column] = name.split('.')
      return !all.includes(`${table}: CHECK (${check}(${column}))`)
    })
  const days = await columns(`(column_name LIKE '%\\_on' OR column_name = 'day') AND data_type = 'text'`)
  expect(days.length).toBeGreaterThan(20)
  expect(unchecked(days, 'is_day')).toEqual([])
  expect(unchecked(await columns(`column_name = 'month'`), 'is_month')).toEqual([])
})

test('every state is one of a list', async () => {
  const all = await checks()
  const free = (await columns(`column_name = 'status'`)).filter(({ name }) => {
    const table = name.split('.')[0]
    return !all.some((check) => check.startsWith(`${table}: CHECK ((status = ANY`))
  })
  expect(free).toEqual([])
})

test.each([
  ['sellers', 'status', Object.keys(SELLER_STATES)],
  ['products', 'status', Object.keys(PRODUCT_STATES)],
  ['buyers', 'status', Object.keys(BUYER_STATES)],
  ['buyers', 'kind', BUYER_KINDS],
  ['orders', 'status', Object.keys(ORDER_STATES)],
  ['allocations', 'status', Object.keys(ALLOCATION_STATES)],
  ['allocations', 'decline_reason', DECLINE_REASONS],
  ['deliveries', 'status', Object.keys(DELIVERY_STATES)],
  ['payments', 'status', Object.keys(PAYMENT_STATES)],
  ['officers', 'role', OFFICER_ROLES],
])('%s.%s may be what the rules of the business know, no more and no less', async (table, column, known) => {
  const check = (await checks()).find((says) => says.startsWith(`${table}: CHECK ((${column} = ANY`))
  const allowed = [...check!.matchAll(/'(\w+)'::text/g)].map(([, value]) => value)
  expect(allowed.sort()).toEqual([...known].sort())
})

test('a row points at rows of its own regency only, except at a buyer, who may buy next door', async () => {
  // a row that carries its region points by (…, region_code), or at a product by its seller, whose region is checked
  const loose = await db.sql<{ key: string }>(
    `SELECT c.conrelid::regclass || '.' || a.attname AS key
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confrelid <> 'buyers'::regclass
       AND EXISTS (SELECT 1 FROM pg_attribute r WHERE r.attrelid = c.conrelid AND r.attname = 'region_code')
       AND EXISTS (SELECT 1 FROM pg_attribute r WHERE r.attrelid = c.confrelid AND r.attname = 'region_code')
       AND pg_get_constraintdef(c.oid) !~ '^FOREIGN KEY \\(\\w+, (region_code|seller_id)\\)'
     ORDER BY 1`,
  )
  expect(loose).toEqual([])
})

// who did it and on which file: read with the row, never searched by; an invitation is found by its code,
// and an account has one conversation
const NEVER_LOOKED_UP =
  /(_by_id|_hash|\.hash|\.by_id|\.officer_id|\.successor_id)$|^invitations\.|^outbox\.conversation_id$/

test('every foreign key that is looked up backwards has an index', async () => {
  const bare = await db.sql<{ key: string }>(
    `SELECT c.conrelid::regclass || '.' || a.attname AS key
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND NOT EXISTS (
       SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]
         AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) = format('(%s IS NOT NULL)', a.attname)))
     ORDER BY 1`,
  )
  expect(bare.map(({ key }) => key).filter((key) => !NEVER_LOOKED_UP.test(key))).toEqual([])
})

test('every column that can hold words is either personal or not, and named once', async () => {
  const there = (await columns(`data_type IN ('text', 'json', 'jsonb', 'ARRAY', 'bytea', 'tsvector')`)).map(
    ({ name }) => name,
  )
  const named = [PERSONAL, IMPERSONAL].flatMap((list) =>
    Object.entries(list).flatMap(([table, names]) => names.split(' ').map((name) => `${table}.${name}`)),
  )
  expect(named.toSorted()).toEqual(there.toSorted())
})

/** Words that no check or key bounds, and that all the same nobody ever wrote: the program's own, and places of the state. */
const OURS = [
  ...['accounts.muted_kinds', 'accounts.via', 'account_aliases.via', 'allocations.reason', 'audits.act'],
  ...['audits.subject', 'consents.purpose', 'consents.version', 'conversations.lease_owner', 'districts.code'],
  ...['districts.name', 'document_counters.kind', 'documents.subject', 'errands.error_code', 'errands.name'],
  ...['feasts.name', 'handoffs.reason', 'import_rows.became', 'inbox.album', 'inbox.error_code'],
  ...['invitations.code_hash', 'job_runs.job', 'job_runs.lease_owner', 'job_runs.period', 'job_runs.result'],
  ...['member_invitations.code_hash', 'outbox.flow', 'outbox.key', 'outbox.lease_owner'],
  ...['partnership_entries.subject', 'past_totals.measure', 'products.content_unit', 'products.packaging'],
  ...['regions.bps_code', 'regions.code', 'regions.name', 'regions.office_name', 'regions.office_site'],
  ...['reviews.reasons', 'sellers.kind', 'settings.key', 'settings.value'],
  ...['stored_files.hash', 'stored_files.kind', 'stored_files.type'],
]

test('words that are nobody’s are bound by a check or a key, or written by the program only', async () => {
  const bound = await db.sql<{ name: string }>(
    `SELECT c.conrelid::regclass::text || '.' || a.attname AS name FROM pg_constraint c
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) WHERE c.contype IN ('c', 'f')`,
  )
  const known = new Set([...bound.map(({ name }) => name), ...OURS])
  const free = Object.entries(IMPERSONAL).flatMap(([table, names]) =>
    names.split(' ').flatMap((name) => (known.has(`${table}.${name}`) ? [] : [`${table}.${name}`])),
  )
  expect(free).toEqual([])
})

test('what the database gives an order or a buyer that has agreed nothing is what people are told', async () => {
  const usual = Object.fromEntries((await columns('column_default IS NOT NULL')).map((row) => [row.name, row.default]))
  expect(usual).toMatchObject({
    'buyers.terms_days': String(USUAL_TERMS_DAYS),
    'orders.terms_days': String(USUAL_TERMS_DAYS),
  })
})
