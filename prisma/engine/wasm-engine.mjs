// Prisma's own schema engine, which writes and checks migrations, as the WebAssembly that Prisma publishes.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

/** Opens the engine on a database. `datamodels` are pairs of file name and text; `onPanic` hears its last words. */
export async function openEngine(factory, datamodels, onPanic) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: onPanic }
  const file = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')).replace(
    /\.js$/,
    '.wasm',
  )
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
}
