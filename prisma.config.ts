import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// The CLI would download a native schema engine; ours runs Prisma's WebAssembly build of the same engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('./prisma/engine/schema-engine.mjs', import.meta.url))
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://pglite/app' },
})
