import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { keepInvitation } from '../actions/officers/invitation.ts'
import { OFFICER_ROLES } from '../chat/actor.ts'
import { CHANNELS, type ChannelName } from '../chat/channel.ts'
import type { Media, Message, Unreadable } from '../chat/message.ts'
import type { Outgoing } from '../chat/reply.ts'
import { type MovableClock, wib } from '../clock.ts'
import { filePath } from '../db/files.ts'
import { keepMedia } from '../inbox/keep-media.ts'
import { moveTo, type World } from '../main.ts'

/** The regency whose number is written to when the line names none: Karawang. */
const HOME_NUMBER = '32.15'

/** Every day on the way is lived through: a mistyped year would go on for hours, and there is no way back. House figure. */
const MOST_AHEAD_MS = 5 * 366 * 24 * 3_600_000

const path = z.string().min(1)
const speaks = z.strictObject({
  from: z
    .string()
    .regex(
      /^(whatsapp|buyer|officer):\d{1,20}$/,
      "must look like 'whatsapp:6281200000001', 'buyer:11' or 'officer:21'",
    ),
  text: z.string().optional(),
  pick: z.string().optional(),
  photos: z.array(path).optional(),
  voice: path.optional(),
  document: path.optional(),
  contact: z.string().optional(),
  location: z.tuple([z.number(), z.number()]).optional(),
  name: z.string().optional(),
  id: z.string().min(1).optional(),
  of: z.string().optional(),
  via: z.string().optional(),
})
const moves = z.strictObject({ at: z.iso.datetime({ offset: true }) })
const invites = z.strictObject({
  invite: z.enum(OFFICER_ROLES),
  region: z.string().regex(/^\d\d\.\d\d$/, "must look like '32.15'"),
})

/** What a script line may be. */
type Line = z.infer<typeof speaks> | z.infer<typeof moves> | z.infer<typeof invites>

/** One thing that was said, as the script's reader sees it. */
export interface SaidLine {
  id: string
  at: string
  to: string
  text: string
  options: { value: string; label: string }[]
  files: { name: string; type: string; path: string }[]
}

export const saidLine = (outgoing: Outgoing, now: Date): SaidLine => ({
  id: `o${outgoing.id}`,
  at: wib(now),
  to: `${outgoing.channel}:${outgoing.to}`,
  text: outgoing.text,
  options: outgoing.options,
  files: outgoing.files.map(({ name, type, hash }) => ({ name, type, path: `files/${filePath(hash, type)}` })),
})

/** A world with a script being played on it. */
export interface Stage {
  world: World
  clock: MovableClock
  /** unique for every run on this database, so that a message without id is never taken for an older one */
  run: string
}

/**
 * Plays one line: the message is received, answered, and everything due at the present instant is said.
 * @returns what to print besides what was said: an invitation's code, or why the line is refused
 */
export async function playLine(stage: Stage, number: number, raw: string): Promise<Record<string, string> | undefined> {
  const line = parseLine(raw)
  if (typeof line === 'string') return { error: `line ${number}: ${line}` }
  const { world, clock } = stage
  if ('at' in line) {
    const instant = new Date(line.at)
    if (instant < clock.now())
      return { error: `line ${number}: the clock stands at ${wib(clock.now())} and only moves forward` }
    if (instant.getTime() - clock.now().getTime() > MOST_AHEAD_MS)
      return { error: `line ${number}: the clock moves five years at most at once, day by day: is '${line.at}' meant?` }
    await moveTo(world, clock, instant)
    return undefined
  }
  if ('invite' in line) {
    const code = world.desk.newCode()
    const kept = await keepInvitation(world.db.sql, { code, role: line.invite, region: line.region, now: clock.now() })
    return kept ? { invite: code } : { error: `line ${number}: there is no region '${line.region}'` }
  }
  const message = await messageOf(stage, number, line)
  if (typeof message === 'string') return { error: `line ${number}: ${message}` }
  await world.receive(message)
  await world.drain()
  return undefined
}

/** The line, or in plain words what is wrong with it. */
function parseLine(raw: string): Line | string {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    return 'is not JSON'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be a JSON object'
  const shape = 'at' in value ? moves : 'invite' in value ? invites : 'from' in value ? speaks : undefined
  if (!shape) return "needs one of 'from', 'at', 'invite'"
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  return parsed.error.issues
    .map((issue) => `${issue.path.join('.')}${issue.path.length ? ': ' : ''}${issue.message}`)
    .join('; ')
}

async function messageOf(stage: Stage, number: number, line: z.infer<typeof speaks>): Promise<Message | string> {
  const { world, clock } = stage
  const [channel = 'whatsapp', from = ''] = line.from.split(':') as [ChannelName, string]
  if (!CHANNELS.includes(channel)) return `there is no channel '${channel}'`
  const media: Media[] = []
  let lost: Unreadable | undefined
  for (const [kind, paths] of [
    ['photo', line.photos ?? []],
    ['voice', [line.voice ?? []].flat()],
    ['document', [line.document ?? []].flat()],
  ] as const)
    for (const file of paths) {
      const content = await readFile(file).catch(() => undefined)
      if (!content) return `cannot read '${file}'`
      const { db, filesDir } = world
      const kept = await keepMedia(db.sql, filesDir, content, { kind, name: basename(file), now: clock.now() })
      if (typeof kept === 'string') lost = kept
      else media.push(kept)
    }
  const prompt = line.of === undefined ? undefined : await promptOf(stage, line.of)
  if (line.of !== undefined && prompt === undefined) return `there is no output '${line.of}'`
  return {
    channel,
    via: channel === 'whatsapp' ? (line.via ?? HOME_NUMBER) : 'bot',
    from,
    externalId: line.id ?? `${stage.run}:${number}`,
    media,
    ...(lost && !media.length ? { unreadable: lost } : {}),
    ...(line.text === undefined ? {} : { text: line.text }),
    ...(line.pick === undefined ? {} : { pick: line.pick }),
    ...(typeof prompt === 'number' ? { promptNo: prompt } : {}),
    ...(line.contact === undefined ? {} : { contact: line.contact }),
    ...(line.location === undefined ? {} : { location: { lat: line.location[0], lon: line.location[1] } }),
    ...(line.name === undefined ? {} : { profileName: line.name }),
  }
}

/** The prompt that an output asked; null when it asked nothing. */
async function promptOf({ world }: Stage, of: string): Promise<number | null | undefined> {
  const id = /^o(\d{1,9})$/.exec(of)?.[1]
  if (id === undefined) return undefined
  const [row] = await world.db.sql<{ prompt_no: number | null }>('SELECT prompt_no FROM outbox WHERE id = $1', [
    Number(id),
  ])
  return row?.prompt_no
}
