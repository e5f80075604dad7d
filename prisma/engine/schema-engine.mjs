#!/usr/bin/env node
// Stands in for Prisma's native schema-engine binary, which its CLI would download: speaks the same JSON-RPC on stdin and
// stdout, but runs the WebAssembly build over a driver adapter. `prisma migrate …` works with it as it is documented.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { adapterFactoryFor } from './adapters.mjs'
import { openEngine } from './wasm-engine.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true, short: 'd' },
    version: { type: 'boolean', short: 'V' },
  },
})

if (values.version) {
  console.log('schema-engine-wasm')
  process.exit(0)
}

const opening = adapterFactoryFor(JSON.parse(values.datasource ?? '{}'))
const { factory, close, canConnect } = await opening.catch((error) => {
  tell(error.message)
  process.exit(1)
})
await (positionals[0] === 'cli' ? runOnce(positionals[1]) : serve())

/** `schema-engine cli can-connect-to-database`: the outcome is a line of log and the exit code. */
async function runOnce(command) {
  const problem = await attempt(command)
  tell(problem)
  await close()
  process.exit(problem ? 1 : 0)
}

function tell(problem) {
  const fields = problem
    ? { message: problem, is_panic: false, error_code: 'P1001', meta: {} }
    : { message: 'Connection successful' }
  const timestamp = new Date().toISOString()
  console.error(JSON.stringify({ level: problem ? 'ERROR' : 'INFO', target: 'schema_engine', timestamp, fields }))
}

async function attempt(command) {
  if (command !== 'can-connect-to-database') return `the WebAssembly engine has no ${command}`
  return canConnect().then(
    () => undefined,
    (error) => error.message,
  )
}

async function serve() {
  const say = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  let current
  // A panic never reaches the promise of the call, and the CLI takes an engine that is gone for one that had nothing to
  // say, with exit code 0: so the call is answered before dying of it.
  const die = (message) => {
    const data = { is_panic: true, message, backtrace: null }
    process.stdout.write(
      `${JSON.stringify({ jsonrpc: '2.0', id: current, error: { code: 4466, message, data } })}\n`,
      () => process.exit(101),
    )
  }
  process.on('uncaughtException', (error) => die(error.message))
  const datamodels = values.datamodels?.map((file) => [file, readFileSync(file, 'utf8')])
  let panic
  const engine = await openEngine(factory, datamodels, (message) => {
    panic = message
    die(message)
  })

  let queue = Promise.resolve()
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    if (!line.trim()) return
    const { id, method, params } = JSON.parse(line)
    if (method === undefined) return // the CLI answers our `print`
    queue = queue.then(async () => {
      current = id
      try {
        const result = await call(engine, method, params)
        // the native engine has the CLI print what it found
        if (method === 'diff' && result?.stdout)
          say({ id: 9000 + id, method: 'print', params: { content: result.stdout } })
        say({ id, result: result ?? {} })
      } catch (error) {
        if (!panic) say({ id, error: failure(error) })
      }
    })
  })
  lines.on('close', () => queue.then(close).then(() => process.exit(0)))
}

/** The engine's own, but for what the WebAssembly build calls otherwise or cannot do. */
async function call(engine, method, params) {
  switch (method) {
    case 'getDatabaseVersion':
      return engine.version(params)
    case 'evaluateDataLoss':
      return evaluateDataLoss(engine, params)
    case 'createMigration':
      return createMigration(engine, params)
    default:
      return engine[method](params)
  }
}

// In these two the build asks for a shadow database and does not use the one it was given; in `diff` it does, and the
// script from the migrations to the schema says all that is wanted.

async function evaluateDataLoss(engine, params) {
  const script = await missing(engine, params)
  const steps = script.split(';').filter((statement) => /^\s*(--.*\s+)*\w/.test(statement))
  const warnings = steps.flatMap((statement, stepIndex) =>
    (statement.match(/DROP (TABLE|COLUMN) \S+/g) ?? []).map((message) => ({ message, stepIndex })),
  )
  return { migrationSteps: steps.length, warnings, unexecutableSteps: [] }
}

async function createMigration(engine, params) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const name = params.migrationName.toLowerCase().replace(/\W+/g, '_')
  return {
    connectorType: 'postgresql',
    generatedMigrationName: `${stamp}_${name}`,
    migrationScript: await missing(engine, params),
    extension: 'sql',
  }
}

async function missing(engine, { migrationsList, schema, filters }) {
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...migrationsList },
    to: { tag: 'schemaDatamodel', ...schema },
    filters,
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
  })
  return stdout
}

/** An error in the shape that the CLI understands: those with a code of Prisma's are told to the user as they are. */
function failure(error) {
  const known = fromJson(error.message)
  const code = known?.error_code ?? known?.code
  const message = code ? known.message : String(error.message ?? error)
  const data = code
    ? { is_panic: false, message, meta: known.meta ?? null, error_code: code }
    : { is_panic: false, message, backtrace: null }
  return { code: 4466, message, data }
}

function fromJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
