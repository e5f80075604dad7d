// What the schema engine works on: PostgreSQL at the given address, or the program's own embedded database
// (postgresql://pglite/app for an empty one in memory, ?dir=FOLDER for the files that a running program uses, under the
// same lock). Its shadow database is always an embedded one in memory, so authoring a migration needs no server.
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { tsImport } from 'tsx/esm/api'

const { openEmbedded } = await tsImport('../../src/db/embedded/open.ts', import.meta.url)
const { openServer } = await tsImport('../../src/db/server.ts', import.meta.url)

const CHAR = 18
const TEXT = 25

/** One session, because the engine's advisory lock belongs to one. */
async function connect(store) {
  const pool = new pg.Pool({ ...(await store.config()), max: 1, idleTimeoutMillis: 0 })
  const adapter = await new PrismaPg(pool).connect()
  knowChar(pool, adapter)
  // the adapter's own splits a script at every semicolon, also inside a function's body
  adapter.executeScript = async (script) => void (await pool.query(script))
  adapter.dispose = async () => {
    await pool.end()
    await store.close()
  }
  return adapter
}

/** Teaches the adapter PostgreSQL's "char", of which the catalogues are full and which the engine insists on. */
function knowChar(pool, adapter) {
  const chars = new WeakMap()
  const query = pool.query.bind(pool)
  pool.query = async (...args) => {
    const result = await query(...args)
    const fields = (result.fields ?? []).filter((field) => field.dataTypeID === CHAR)
    if (fields.length > 0) chars.set(result.rows, new Set(fields.map((field) => result.fields.indexOf(field))))
    for (const field of fields) field.dataTypeID = TEXT
    return result
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement)
    const columns = chars.get(result.rows)
    if (!columns) return result
    const columnTypes = result.columnTypes.map((type, n) => (columns.has(n) ? ColumnTypeEnum.Character : type))
    return { ...result, columnTypes }
  }
}

/** The engine's way in for the `datasource` that Prisma's CLI hands over. */
export async function adapterFactoryFor({ url } = {}) {
  const address = new URL(url ?? 'postgresql://pglite/app')
  const embedded = address.hostname === 'pglite'
  const adapter = await connect(
    embedded ? await openEmbedded(address.searchParams.get('dir') ?? undefined) : openServer(url),
  )
  return {
    factory: {
      provider: adapter.provider,
      adapterName: adapter.adapterName,
      connect: async () => Object.assign(Object.create(adapter), { dispose: async () => {} }),
      connectToShadowDb: async () => connect(await openEmbedded(undefined)),
    },
    close: () => adapter.dispose(),
    canConnect: () => adapter.underlyingDriver().query('SELECT 1'),
  }
}
