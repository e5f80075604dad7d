import type { Writable } from 'node:stream'
import pg from 'pg'
import { NOT_BEGUN } from './conflict.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { nestedAdapter } from './nested.ts'

/** Prisma within a transaction that is already open: without the ways to open or close one. */
export type PrismaTx = Prisma.TransactionClient

/**
 * Runs one statement with $1, $2 … and returns its rows. Coming back: bigint as number (it throws beyond 2^53),
 * timestamptz as Date, date as 'YYYY-MM-DD', jsonb as its value, numeric as text. Going in: numbers, strings, booleans,
 * null, Date, Buffer, arrays as PostgreSQL arrays, objects as JSON; a JSON array must be stringified by the caller. A
 * statement is prepared once for each connection: keep values out of the text.
 */
export type Sql = <T = Record<string, unknown>>(text: string, params?: readonly unknown[]) => Promise<T[]>

/**
 * One transaction. `sql` and `prisma` speak on the same connection: each sees what the other wrote, and both are undone
 * together. Neither can be used after the work has returned.
 */
export interface Tx {
  sql: Sql
  prisma: PrismaTx
  /**
   * The last statement of all: it travels together with COMMIT, which saves a round trip. The work may not wait for it,
   * nothing may follow it; its rows are there when the transaction is. When it fails, the transaction fails with its error.
   */
  last: Sql
}

/** One connection and all that is bound to it. It does one thing at a time. */
export interface Session {
  sql: Sql
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** the connection is lost and the session of no more use */
  broken(): boolean
  close(): Promise<void>
}

/**
 * Connects. The session has a PrismaClient of its own: Prisma gathers the findUnique calls of one tick into one query, and
 * with a client shared between transactions that query would run in whichever came first. It is made when first asked
 * for, since it takes memory and the hot path does without.
 */
export async function openSession(config: pg.ClientConfig): Promise<Session> {
  // pipeline: a statement need not wait for the answer to the one before it, so that BEGIN costs no round trip
  const client = new pg.Client({ ...config, types, pipeline: true })
  let lost = false
  const lose = () => {
    lost = true
  }
  client.on('error', lose).on('end', lose)
  await client.connect()
  // adapter-pg drops the offset of a timestamptz: in any other zone Prisma would read instants wrong by that much
  await client.query("SET TIME ZONE 'UTC'")

  const gather = gatherWrites(client)
  const { factory, query: send } = nestedAdapter(client)
  const query: typeof send = (config) => {
    gather()
    return send(config)
  }
  const prepared = new Map<string, string>()
  let prisma: PrismaClient | undefined

  const sql: Sql = async (text, params = []) => {
    const name = prepared.get(text) ?? `s${prepared.size}`
    prepared.set(text, name)
    return (await query({ name, text, values: [...params] })).rows
  }

  const transaction = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    gather()
    const begun = client.query('BEGIN').then(
      () => true,
      () => false,
    )
    let closing: Promise<unknown> | undefined
    const last: Sql = (text, params) => {
      const rows = sql<never>(text, params)
      closing = rows
      rows.catch(() => {}) // it is this transaction that throws it, below
      return rows
    }
    const { tx, end } = lend(sql, last, () => {
      prisma ??= new PrismaClient({
        // without what was to be written: errors go to the log
        errorFormat: 'minimal',
        adapter: factory,
        transactionOptions: { maxWait: PATIENCE_MS, timeout: PATIENCE_MS },
      })
      return prisma
    })
    try {
      const result = await work(tx)
      const commit = query({ text: 'COMMIT' })
      commit.catch(() => {})
      await closing
      const { command } = await commit
      // PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement had failed and the work went on regardless
      if (command !== 'COMMIT')
        throw new Error('nothing was committed: a statement had failed and its error was ignored')
      return result
    } catch (error) {
      await query({ text: 'ROLLBACK' }).catch(lose)
      throw (await begun) ? error : notBegun(error)
    } finally {
      end()
    }
  }

  return {
    sql,
    transaction,
    broken: () => lost,
    async close() {
      await prisma?.$disconnect()
      await client.end()
    },
  }
}

/** What is asked in one tick travels in one write: a write costs as much as a small statement. */
function gatherWrites(client: pg.Client): () => void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  let gathering = false
  return () => {
    if (gathering) return
    gathering = true
    stream.cork()
    process.nextTick(() => {
      gathering = false
      stream.uncork()
    })
  }
}

// A transaction that outlives its work would write into the next one on the same connection.
function lend(sql: Sql, last: Sql, prismaOf: () => PrismaClient): { tx: Tx; end(): void } {
  let over = false
  let lent: { proxy: PrismaTx; revoke(): void } | undefined
  const unless =
    (run: Sql): Sql =>
    (text, params) =>
      over ? Promise.reject(new Error('the transaction is over')) : run(text, params)
  const tx: Tx = {
    sql: unless(sql),
    last: unless(last),
    get prisma() {
      if (over) throw new Error('the transaction is over')
      lent ??= Proxy.revocable<PrismaTx>(prismaOf(), {})
      return lent.proxy
    },
  }
  const end = () => {
    over = true
    lent?.revoke()
  }
  return { tx, end }
}

// The connection had been lost while nobody used it: nothing was done, another session may.
function notBegun(cause: unknown): Error {
  return Object.assign(new Error('the transaction could not begin', { cause }), { code: NOT_BEGUN })
}

const PATIENCE_MS = 60_000
const BIGINT = 20
const DATE = 1082

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: string) {
    if (oid === BIGINT) return toNumber
    if (oid === DATE) return String
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

function toNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is too large to be exact`)
  return value
}
