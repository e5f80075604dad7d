import { existsSync } from 'node:fs'
import { z } from 'zod'

/** One line of `.env`: what it is for is what `.env.example` says. */
interface Variable {
  describe: string
  schema: z.ZodType
  example?: string
}

const port = z.coerce.number().int().min(0).max(65535)

/** Every variable the program reads; `.env.example` is held equal to this list by a test. */
export const VARIABLES = {
  DATABASE_URL: {
    describe: 'PostgreSQL server. Empty: the embedded database in GANDENG_DATA.',
    schema: z
      .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgresql://user:password@host:5432/name' })
      .optional(),
    example: 'postgresql://gandeng:secret@localhost:5432/gandeng',
  },
  GANDENG_DATA: {
    describe: 'Folder for the embedded database and the files people send.',
    schema: z.string().default('data/live'),
  },
  GANDENG_LOG: {
    describe: 'How much is logged: error, warn, info, debug.',
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  },
  PLAYGROUND: {
    describe: 'Whether `gandeng start` serves the playground: on or off.',
    schema: z.enum(['on', 'off']).default('on'),
  },
  PLAYGROUND_HOST: {
    describe: 'Address the playground listens on. It has no login: keep it on this machine.',
    schema: z.string().default('127.0.0.1'),
  },
  PLAYGROUND_PORT: { describe: 'Port of the playground; 0 takes a free one.', schema: port.default(8787) },
} satisfies Record<string, Variable>

export type Config = { [V in keyof typeof VARIABLES]: z.infer<(typeof VARIABLES)[V]['schema']> }

/**
 * The environment, and `.env` beneath it: the only place that reads either.
 * @throws ConfigError naming every missing or wrong variable at once, and what it is for
 */
export function readConfig(env: Record<string, string | undefined> = environment()): Config {
  const problems: string[] = []
  const config: Record<string, unknown> = {}
  for (const [name, { schema, describe }] of Object.entries(VARIABLES)) {
    const parsed = schema.safeParse(env[name] || undefined)
    if (parsed.success) config[name] = parsed.data
    else problems.push(`${name}: ${parsed.error.issues[0]?.message}\n    ${describe}`)
  }
  if (problems.length) throw new ConfigError(problems)
  return config as Config
}

function environment(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** For the operator: which variables, and where to look. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(`These settings are not right (see .env.example):\n  ${problems.join('\n  ')}`)
    this.name = 'ConfigError'
  }
}
