import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** One line of `.env`: what it is for is what `.env.example` says. */
interface Variable {
  describe: string
  schema: z.ZodType
  example?: string
}

/** A whole number; what was written instead stands in the complaint. */
const whole = (least: number, most: number, what = 'a whole number') =>
  z
    .string()
    .refine((said) => /^\d{1,9}$/.test(said) && Number(said) >= least && Number(said) <= most, {
      error: ({ input }) => `must be ${what} from ${least} to ${most}, not '${input}'`,
    })
    .transform(Number)
/** One of a few words. */
const oneOf = <const Word extends string>(...words: Word[]) =>
  z.enum(words, { error: ({ input }) => `must be ${listed(words)}, not '${input}'` })
const listed = (words: readonly string[]) => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

const port = whole(0, 65_535, 'a port, a whole number')
const token = z
  .string()
  .regex(/^\d+:[\w-]{20,}$/, 'must look like 123456789:AA… as @BotFather gives it')
  .optional()
const onOff = oneOf('on', 'off')
const regions = z
  .string()
  .regex(/^32\.\d\d(,32\.\d\d)*$/, "must be regions' codes with commas between, like 32.15,32.16")
  .transform((list) => list.split(','))
const perMinute = whole(1, 100_000)
const modelName = z.string().regex(/^[\w./:@-]{1,100}$/, 'must be the name of a model, like gpt-4.1-mini')

/** Where OpenAI itself is. */
export const OPENAI = 'https://api.openai.com/v1'

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
    schema: oneOf('silent', 'error', 'warn', 'info', 'debug').default('info'),
  },
  TELEGRAM_BUYER_TOKEN: {
    describe: "Token of the buyers' bot, from @BotFather. Empty: no buyers' bot.",
    schema: token,
    example: '123456789:AA…',
  },
  TELEGRAM_BUYER_NAME: {
    describe:
      "Name of the buyers' bot, without @: the QR codes of catalogues lead there. Empty: catalogues without QR.",
    schema: z
      .string()
      .regex(/^\w{5,32}$/, 'must be a name of Telegram without @, like gandeng_karawang_bot')
      .optional(),
    example: 'gandeng_karawang_bot',
  },
  TELEGRAM_OFFICER_TOKEN: {
    describe: "Token of the officers' bot: another one, so that a storm of buyers never silences the officers.",
    schema: token,
    example: '987654321:AA…',
  },
  TELEGRAM_API: {
    describe: "Telegram's Bot API, or a local Bot API server.",
    schema: z
      .url({ protocol: /^https?$/, error: 'must look like https://api.telegram.org' })
      .default('https://api.telegram.org'),
  },
  TELEGRAM_WEBHOOK: {
    describe: 'Public https address under which Telegram reaches WEBHOOK_PORT. Empty: long polling, which needs none.',
    schema: z.url({ protocol: /^https$/, error: 'must look like https://bot.example.go.id' }).optional(),
    example: 'https://bot.example.go.id',
  },
  WHATSAPP: {
    describe: 'How makers are reached: web (a paired phone), cloud (Meta’s Cloud API), off.',
    schema: oneOf('web', 'cloud', 'off').default('off'),
  },
  WHATSAPP_REGIONS: {
    describe: 'Regencies with a WhatsApp number of their own, by code: 32.15 Karawang, 32.16 Bekasi, 32.14 Purwakarta.',
    schema: regions.default(['32.15']),
  },
  WHATSAPP_BROWSER: {
    describe: 'Chromium for WhatsApp (web). Empty: the one found on this machine.',
    schema: z.string().optional(),
    example: '/usr/bin/chromium',
  },
  WHATSAPP_SEND_SEEN: {
    describe: 'Whether senders see the two blue ticks (web): on or off.',
    schema: onOff.default('on'),
  },
  WHATSAPP_TYPING: {
    describe: 'Whether people see us typing for 1–3 s before an answer, as a person would (web): on or off.',
    schema: onOff.default('on'),
  },
  WHATSAPP_REPLIES_A_MINUTE: {
    describe: 'Answers a minute from one number, at most.',
    schema: perMinute.default(60),
  },
  WHATSAPP_NOTICES_A_MINUTE: {
    describe: 'What we start (offers, reminders) a minute from one number, at most.',
    schema: perMinute.default(25),
  },
  WHATSAPP_NOTICES_A_DAY: {
    describe: 'What we start a day from one number, at most; a new number begins at 50 and doubles every day.',
    schema: whole(1, 1_000_000).default(2_000),
  },
  WHATSAPP_CLOUD_TOKEN: {
    describe: 'Access token of the Cloud API (WHATSAPP=cloud).',
    schema: z.string().optional(),
    example: 'EAAG…',
  },
  WHATSAPP_CLOUD_PHONES: {
    describe: 'Phone number id of each regency (WHATSAPP=cloud), as code=id with commas between.',
    schema: z
      .string()
      .regex(/^32\.\d\d=\d+(,32\.\d\d=\d+)*$/, 'must look like 32.15=1234567890,32.16=1234567891')
      .transform((list) => Object.fromEntries(list.split(',').map((pair) => pair.split('=') as [string, string])))
      .optional(),
    example: '32.15=1234567890',
  },
  WHATSAPP_CLOUD_SECRET: {
    describe: 'App secret of the Cloud API: every webhook call is checked with it (WHATSAPP=cloud).',
    schema: z.string().optional(),
    example: '0123456789abcdef',
  },
  WHATSAPP_CLOUD_VERIFY: {
    describe: 'Word of your choice that Meta repeats when the webhook is set up (WHATSAPP=cloud).',
    schema: z.string().optional(),
    example: 'sebuah-kata',
  },
  WHATSAPP_CLOUD_API: {
    describe: 'Address of the Cloud API.',
    schema: z
      .url({ protocol: /^https?$/, error: 'must look like https://graph.facebook.com' })
      .default('https://graph.facebook.com'),
  },
  WEBHOOK_HOST: {
    describe:
      'Address the webhooks listen on, behind your reverse proxy. Only used with TELEGRAM_WEBHOOK or WHATSAPP=cloud.',
    schema: z.string().default('127.0.0.1'),
  },
  WEBHOOK_PORT: { describe: 'Port of the webhooks; 0 takes a free one.', schema: port.default(8789) },
  MESSAGES_A_MINUTE: {
    describe:
      'Messages a minute that are heard of one person; three minutes are saved up. Beyond it: one word, then silence.',
    schema: perMinute.default(20),
  },
  NEWCOMERS_A_MINUTE: {
    describe: 'People a minute who write for the first time; ten minutes are saved up, for the day of a fair.',
    schema: perMinute.default(60),
  },
  OPENAI_API_KEY: {
    describe: 'Key of OpenAI, for messages that our own readers cannot settle. Empty: they are asked back, as always.',
    schema: z
      .string()
      .regex(/^[!-~]+$/, 'must be the key alone, without blanks')
      .optional(),
    example: 'sk-…',
  },
  OPENAI_BASE_URL: {
    describe: 'OpenAI, or a compatible server of your own (Ollama, vLLM, llama.cpp), which needs no key.',
    schema: z
      .url({ protocol: /^https?$/, error: `must look like ${OPENAI}` })
      .transform((url) => url.replace(/\/+$/, ''))
      .default(OPENAI),
  },
  OPENAI_MODEL: {
    describe: 'Model for words: it must know structured output.',
    schema: modelName.default('gpt-4.1-mini'),
  },
  OPENAI_PICTURE_MODEL: {
    describe: 'Model that reads permit numbers off photos. Empty: no photo leaves this machine.',
    schema: modelName.optional(),
    example: 'gpt-4.1-mini',
  },
  OPENAI_VOICE_MODEL: {
    describe: 'Model that writes down voice notes. Empty: no voice note leaves this machine.',
    schema: modelName.optional(),
    example: 'gpt-4o-mini-transcribe',
  },
  OPENAI_CALLS_A_DAY: {
    describe: 'Calls a day, at most, for words, for photos and for voice notes each.',
    schema: whole(0, 1_000_000).default(500),
  },
  OPERATOR_HOST: {
    describe:
      "Address of the operator's page: health and the QR to pair WhatsApp. It has no login: keep it on this machine.",
    schema: z.string().default('127.0.0.1'),
  },
  OPERATOR_PORT: { describe: "Port of the operator's page; 0 takes a free one.", schema: port.default(8788) },
  PLAYGROUND: {
    describe: 'Whether `gandeng start` serves the playground: on or off.',
    schema: onOff.default('on'),
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
    else problems.push(`${name}${placeOf(name, env[name])}: ${parsed.error.issues[0]?.message}\n    ${describe}`)
  }
  if (problems.length) throw new ConfigError(problems)
  return config as Config
}

const FILE = '.env'

/** Where a value stands: its line in the file, unless the environment has another. */
function placeOf(name: string, value: string | undefined): string {
  if (!existsSync(FILE)) return ''
  const lines = readFileSync(FILE, 'utf8').split('\n')
  const at = lines.findLastIndex((line) => new RegExp(`^\\s*(export\\s+)?${name}\\s*=`).test(line))
  return at >= 0 && value !== undefined && lines[at]!.includes(value) ? ` (${FILE}, line ${at + 1})` : ''
}

function environment(): Record<string, string | undefined> {
  if (existsSync(FILE)) process.loadEnvFile(FILE)
  return process.env
}

/** For the operator: which variables, and where to look. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(`These settings are not right (see .env.example):\n  ${problems.join('\n  ')}`)
    this.name = 'ConfigError'
  }
}
