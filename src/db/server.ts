import type pg from 'pg'

/** A database that can be connected to, embedded or not. */
export interface Store {
  /** what node-postgres needs for one connection */
  config(): Promise<pg.ClientConfig>
  close(): Promise<void>
}

const PATIENCE_MS = 10_000

/** PostgreSQL at `url`. Nothing is connected yet. */
export function openServer(url: string): Store {
  return {
    config: async () => ({
      connectionString: url,
      application_name: 'gandeng',
      connectionTimeoutMillis: PATIENCE_MS,
      keepAlive: true,
    }),
    close: async () => {},
  }
}
