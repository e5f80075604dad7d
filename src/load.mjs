import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setSourceMapsEnabled, versions } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

const SRC = dirname(fileURLToPath(import.meta.url))
const CACHE = join(SRC, '../node_modules/.cache/gandeng')
const KEPT_FOR = 24 * 3600 * 1000

/**
 * Imports a TypeScript file of src. Node 22.18 and later read it as it is. For older ones it is bundled with all it imports
 * and kept under node_modules until a file of src changes: a loader is asked about each of 400 files, which takes seconds
 * at every start. Where nothing can be written there, the loader it is.
 * @param {string | URL} url
 */
export async function load(url) {
  if (readsTypescript(versions.node)) return import(String(url))
  const bundle = await bundled(fileURLToPath(url)).catch(() => undefined)
  if (bundle) {
    setSourceMapsEnabled(true)
    return import(pathToFileURL(bundle).href)
  }
  const { register } = await import('tsx/esm/api')
  register()
  return import(String(url))
}

/**
 * True for a Node that runs TypeScript by itself (22.18, 23.6 and later). `process.features.typescript` does not tell: tsx
 * sets it too.
 * @param {string} version
 */
export function readsTypescript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

async function bundled(path) {
  const name = basename(path, '.ts')
  const kept = join(CACHE, `${name}-${keyOf(path)}`)
  const file = join(kept, `${name}.js`)
  if (existsSync(file)) return file
  mkdirSync(CACHE, { recursive: true })
  const draft = mkdtempSync(join(CACHE, 'bundle-'))
  const { build } = await import('esbuild')
  await build({
    entryPoints: [path],
    outdir: draft,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [ownAddresses],
  })
  try {
    renameSync(draft, kept)
  } catch {
    // another process was faster: its bundle stands there already
    rmSync(draft, { recursive: true, force: true })
  }
  sweep(name, kept)
  return file
}

/** Every file still finds its neighbours (flows, migrations, the playground's page) from where it was written. */
const ownAddresses = {
  name: 'own addresses',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    }))
  },
}

/** A bundle's content is that of src and, for what stands elsewhere, of its folder and the folders beside it. */
function keyOf(path) {
  const hash = createHash('sha256').update(path)
  const beside = path.startsWith(join(SRC, '/')) ? [] : [join(dirname(path), '..')]
  for (const root of [SRC, ...beside])
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)))
    }
  return hash.digest('hex').slice(0, 16)
}

/** Bundles of yesterday's sources; whoever still runs one has long loaded what it needs. */
function sweep(name, kept) {
  for (const folder of readdirSync(CACHE)) {
    const path = join(CACHE, folder)
    if (path === kept || !(folder.startsWith(`${name}-`) || folder.startsWith('bundle-'))) continue
    if (statSync(kept).mtimeMs - statSync(path).mtimeMs > KEPT_FOR) rmSync(path, { recursive: true, force: true })
  }
}
