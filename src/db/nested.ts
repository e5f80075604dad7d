import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'

type Query = (config: pg.QueryConfig) => Promise<pg.QueryResult>

/** A Prisma adapter on one connection that is inside a transaction of ours. */
export interface Nested {
  factory: SqlDriverAdapterFactory
  /** runs a query of ours on the same connection, in its turn */
  query: Query
}

/**
 * What Prisma would wrap in a transaction of its own (a nested write) becomes a savepoint here. While one is open
 * everybody else on this connection waits: what they write must not be undone with it.
 */
export function nestedAdapter(client: pg.Client): Nested {
  let open: Promise<void> | undefined
  const inside: Query = (config) => client.query(config)
  const outside: Query = async (config) => {
    while (open) await open
    return client.query(config)
  }

  const connect = async (): Promise<SqlDriverAdapter> => {
    const [plain, nested] = [await adapterOver(outside), await adapterOver(inside)]
    const { provider, adapterName } = plain
    const run = async (sql: string) => void (await nested.executeRaw({ sql, args: [], argTypes: [] }))
    return {
      provider,
      adapterName,
      queryRaw: (query) => plain.queryRaw(query),
      executeRaw: (query) => plain.executeRaw(query),
      async startTransaction() {
        while (open) await open
        let close!: () => void
        open = new Promise((resolve) => {
          close = () => {
            open = undefined
            resolve()
          }
        })
        await run('SAVEPOINT nested').catch((error) => {
          close()
          throw error
        })
        return {
          provider,
          adapterName,
          // phantom: Prisma calls commit and rollback here and sends no COMMIT or ROLLBACK of its own
          options: { usePhantomQuery: true },
          queryRaw: (query) => nested.queryRaw(query),
          executeRaw: (query) => nested.executeRaw(query),
          commit: () => run('RELEASE SAVEPOINT nested').finally(close),
          rollback: () => run('ROLLBACK TO SAVEPOINT nested; RELEASE SAVEPOINT nested').finally(close),
        }
      },
      executeScript: () => Promise.reject(new Error('a script within a transaction')),
      getConnectionInfo: () => ({ supportsRelationJoins: true }),
      dispose: async () => {},
    }
  }
  return { factory: { provider: 'postgres', adapterName: 'gandeng', connect }, query: outside }
}

// PrismaPg takes nothing but a pg.Pool: this one has a single connection, ours.
function adapterOver(query: Query): Promise<SqlDriverAdapter> {
  const pool: pg.Pool = Object.create(pg.Pool.prototype)
  return new PrismaPg(Object.assign(pool, { query, options: {} })).connect()
}
