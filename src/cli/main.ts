import { once } from 'node:events'
import { constants, createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { isDatabaseInUse } from '../db/lock.ts'
import { FlowsBroken } from '../flow/broken.ts'
import { didYouMean } from '../flow/words.ts'
import { openLog } from '../log.ts'
import type { Answered } from './owner.ts'
import { Misuse, operatorRefusal } from './refusal.ts'

export { crash } from './crash.ts'

/** One command: what it is called with, what it does. @returns the exit code */
interface Command {
  use: string
  does: string
  run(args: string[]): Promise<number>
}

const write = (text: string) => void process.stdout.write(text)

/** A file, or standard input for '-', as text in pieces. */
const textOf = (file: string | undefined) =>
  (!file || file === '-' ? process.stdin : createReadStream(file)).setEncoding('utf8')

/** @throws the system's error, before anything is made, when a script is not there or not ours to read */
const readable = async (file: string | undefined) => {
  if (file && file !== '-') await access(file, constants.R_OK)
}

/** The same line by line. Opened when the first line is wanted: readline loses what it reads before somebody listens. */
async function* linesOf(file: string | undefined): AsyncIterable<string> {
  yield* createInterface({ input: textOf(file), crlfDelay: Number.POSITIVE_INFINITY })
}

/** A command on the database: on the folder given with --db, else where the settings say. */
async function office(command: string, args: string[]): Promise<number> {
  const at = args.findIndex((arg) => arg === '--db' || arg.startsWith('--db='))
  const named = args[at]?.startsWith('--db=') ?? false
  const db = at < 0 ? undefined : named ? args[at]?.slice('--db='.length) : args[at + 1]
  if (at >= 0 && (!db || db.startsWith('--'))) throw new Misuse('--db: name a folder')
  const rest = at < 0 ? args : args.toSpliced(at, named ? 1 : 2)
  const { runOffice } = await import('./office.ts')
  return say(await runOffice({ command, args: rest }, db, readConfig()))
}

/** The model of the settings. @throws ConfigError when they name none */
async function wantedModel() {
  const { modelOf } = await import('./model.ts')
  const model = modelOf(readConfig())
  if (!model)
    throw new ConfigError(['OPENAI_API_KEY: missing, and --model needs it, or OPENAI_BASE_URL of your own server'])
  return model
}

/** The one file a command may be given, a script or '-'. */
function onlyFile(files: readonly string[]): string | undefined {
  if (files.length > 1) throw new Misuse(`only one file, not also '${files[1]}'`)
  return files[0]
}

/** For a command that takes no arguments but these flags. */
const checkFlags = (args: string[], ...flags: string[]) =>
  parseArgs({ args, options: Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const }])) })

/** Prints what a command answered. @returns its exit code */
async function say({ code, out }: Answered): Promise<number> {
  await new Promise<void>((done) => (code === 0 ? process.stdout : process.stderr).write(out, () => done()))
  return code
}

const COMMANDS: Record<string, Command> = {
  start: {
    use: 'start [--only …]',
    does: 'the bot, on the channels whose tokens are set, and the playground',
    async run(args) {
      // a wrong setting is told before anything is loaded
      const config = readConfig()
      const { checkTogether, partsOf } = await import('./parts.ts')
      const parts = partsOf(args)
      checkTogether(parts, config)
      return (await import('./start.ts')).start(parts, config)
    },
  },
  simulate: {
    use: 'simulate [--db DIR] [--seed demo|empty] [--now ISO] [--model] [FILE|-]',
    does: 'plays a script of messages without any account',
    async run(args) {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: {
          db: { type: 'string' },
          seed: { type: 'string', default: 'empty' },
          now: { type: 'string' },
          model: { type: 'boolean', default: false },
        },
      })
      const now = values.now === undefined ? undefined : new Date(values.now)
      if (now && Number.isNaN(now.getTime()))
        throw new Misuse(`--now: '${values.now}' is not an instant like 2027-01-04T08:00:00+07:00`)
      const { seed } = values
      if (seed !== 'demo' && seed !== 'empty' && seed !== 'regency' && seed !== 'province')
        throw new Misuse(`--seed: demo or empty, not '${seed}'`)
      const file = onlyFile(positionals)
      await readable(file)
      const { simulate } = await import('./simulate.ts')
      const log = openLog(readConfig().GANDENG_LOG === 'debug' ? 'debug' : 'error')
      const url = values.db === undefined ? readConfig().DATABASE_URL : undefined
      const model = values.model ? await wantedModel() : undefined
      return simulate({ dir: values.db, url, seed, now, log, model }, linesOf(file), write)
    },
  },
  inspect: {
    use: 'inspect [--db DIR]',
    does: 'the whole state as one JSON object',
    run: (args) => office('inspect', args),
  },
  invite: {
    use: 'invite [--db DIR] --role ROLE --region CODE',
    does: 'a one-time code with which somebody becomes an officer',
    run: (args) => office('invite', args),
  },
  seed: {
    use: 'seed [--db DIR] --size demo|regency|province',
    does: 'fills an empty database with a regency as it is',
    run: (args) => office('seed', args),
  },
  report: {
    use: 'report [--db DIR] --month YYYY-MM --out DIR',
    does: "the month's summary as files",
    run: (args) => office('report', args),
  },
  export: {
    use: 'export [--db DIR] --anonymous [--out DIR]',
    does: 'what may be counted as CSV, a file a table: no names, numbers or words of people',
    run: (args) => office('export', args),
  },
  backup: {
    use: 'backup [--db DIR] FILE',
    does: 'every row and file in one .tar.gz, while the program goes on',
    run: async (args) => say(await (await import('./backup.ts')).backupCommand(args, readConfig())),
  },
  restore: {
    use: 'restore [--db DIR] FILE',
    does: 'a backup into a new folder, or a new database on the server',
    run: async (args) => say(await (await import('./backup.ts')).restoreCommand(args, readConfig())),
  },
  flows: {
    use: 'flows check | draw [FLOW] | schema',
    does: 'proves, draws or describes the files under flows/',
    async run(args) {
      const { houseWithProblems } = await import('../house.ts')
      const { flowsCommand } = await import('./flows.ts')
      return flowsCommand(args, { ...houseWithProblems(), write })
    },
  },
  templates: {
    use: 'templates [--json]',
    does: 'what makers hear from us first, as templates for Meta to approve (WHATSAPP=cloud)',
    async run(args) {
      checkFlags(args, 'json')
      const { openHouse } = await import('../house.ts')
      const { templatesCommand } = await import('./templates.ts')
      return templatesCommand(args, openHouse(), write)
    },
  },
  doctor: {
    use: 'doctor',
    does: 'looks at machine, database, flows and clock, and says what to do',
    async run(args) {
      checkFlags(args)
      const { doctor } = await import('./doctor.ts')
      return doctor(readConfig(), write)
    },
  },
  understand: {
    use: 'understand [--model] [FILE|-]',
    does: 'reads JSON Lines {"kind","text","today","ask"} and says what they mean; --model asks OpenAI about the rest',
    async run(args) {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: { model: { type: 'boolean', default: false } },
      })
      const file = onlyFile(positionals)
      await readable(file)
      const { understandCommand } = await import('./understand.ts')
      const { dayOf, systemClock } = await import('../clock.ts')
      const model = values.model ? await wantedModel() : undefined
      const help = model && { model, now: systemClock.now }
      return understandCommand(textOf(file), (line) => write(`${line}\n`), dayOf(systemClock.now()), help)
    },
  },
}

/** Runs `gandeng <command> …`. @returns the exit code: 0 fine, 1 the operator must act, 2 misuse or refused lines */
export async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || HELP.includes(name)) {
    process.stdout.write(help(Object.values(COMMANDS)))
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    const near = didYouMean(name, Object.keys(COMMANDS))
    process.stderr.write(`There is no command '${name}'${near}\n\n${help(Object.values(COMMANDS))}`)
    return 2
  }
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    process.stdout.write(help([command]))
    return 0
  }
  try {
    const code = await command.run(args)
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
    return code
  } catch (error) {
    const known = error instanceof ConfigError || error instanceof FlowsBroken || isDatabaseInUse(error)
    const misuse = error instanceof Misuse || isParseError(error)
    const message = known || misuse ? (error as Error).message : operatorRefusal(error)
    if (message === undefined) throw error
    process.stderr.write(`${message}\n`)
    return misuse ? 2 : 1
  }
}

const isParseError = (error: unknown) =>
  error instanceof TypeError && String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS')

const HELP = ['help', '--help', '-h']

function help(commands: readonly Command[]): string {
  const lines = commands.map(({ use, does }) => `  gandeng ${use}\n      ${does}\n`)
  return `gandeng <command>\n\n${lines.join('')}`
}
