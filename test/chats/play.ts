import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Media, UNREADABLE, type Unreadable } from '../../src/chat/message.ts'
import type { Outgoing } from '../../src/chat/reply.ts'
import { type MovableClock, movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { drawHere } from '../../src/documents/drawings.ts'
import { keepMedia } from '../../src/inbox/keep-media.ts'
import { openLog } from '../../src/log.ts'
import { countedCodes, openWorld, type World } from '../../src/main.ts'
import type { Model } from '../../src/understand/model/model.ts'
import { house } from '../house.ts'
import { solverHere } from '../solver/here.ts'
import { audited } from './audited.ts'
import { type Hands, simulated } from './hands.ts'
import { introduce, type Person } from './people.ts'
import { remembering, toldTooSoon } from './phones.ts'
import { type Look, picture } from './picture.ts'
import { triedByStrangers } from './strangers.ts'
import { workbook } from './workbooks.ts'

const START = '2027-01-04T08:00:00+07:00'
const solve = await solverHere()

/** In which way a log is played; simulated, and without interruptions, unless it says otherwise. */
export interface Way {
  hands?: (open: (on?: Db) => Promise<World>, clock: MovableClock) => Promise<Hands>
  /** the program is started anew after every line */
  restarts?: boolean
  /** what looks at what our readers cannot settle, and the lines '-- model …' that tell it what to make of it */
  model?: { model: Model; direct(words: string): void }
  /** whatever is done with the number of a record, strangers try too; how often each was tried */
  strangers?: Map<string, number>
  /** everything that is handed to a network */
  hears?(outgoing: Outgoing): void
}

/**
 * Plays a chat log on a fresh database and writes it anew: what people say stays, what the bot says is what it said now.
 * The test compares the two; the update flag of the test runner keeps the new one.
 */
export async function playChat(
  log: string,
  db: Db,
  { hands = simulated, restarts = false, model, hears, strangers }: Way = {},
): Promise<string> {
  const clock = movableClock(new Date(START))
  const filesDir = mkdtempSync(join(tmpdir(), 'chat-'))
  const cast = new Map<string, Person>()
  const out: string[] = []
  // a code is never given twice, however often the program is started
  const newCode = countedCodes(0)
  const unaudited = new Set<string>()
  const tooSoon = new Set<string>()
  const drawn = remembering(drawHere)
  const strange = new Set<string>()
  const open = async (on = db) => {
    const world = await openWorld({
      db: on,
      clock,
      filesDir,
      house,
      log: openLog(process.env.CHAT_LOG ?? 'silent'),
      newCode,
      draw: drawn.draw,
      solve,
      model: model?.model,
      async send(outgoing) {
        hears?.(outgoing)
        for (const phone of await toldTooSoon(db, drawn, outgoing))
          tooSoon.add(`${phone} in "${outgoing.text.slice(0, 80)}"`)
        out.push(...said(outgoing, cast))
        return { sent: true }
      },
    })
    world.desk.actions = audited(world.desk.actions, (action, tables) => unaudited.add(`${action}: ${tables}`))
    if (strangers) world.desk.actions = triedByStrangers(world.desk.actions, strangers, (what) => strange.add(what))
    return world
  }
  const program: Hands = await hands(open, clock)
  let number = 0
  // number of the message with the last picture or file: '(same photo)' is that one once more
  let taken = 0

  try {
    for (const line of spoken(log)) {
      out.push(line.startsWith('#') && out.length ? `\n${line}` : line)
      if (line.startsWith('#') || (await introduce(program.world(), cast, line))) continue
      if (line.startsWith('-- model ')) model?.direct(line.slice('-- model '.length))
      else if (line === '-- restart') await program.restart()
      else if (line.startsWith('-- '))
        await program.moveTo(new Date(`${line.slice(3)}${/T\d\d:\d\d$/.test(line) ? ':00' : ''}+07:00`))
      else await program.say(await parse(line))
      if (restarts) await program.restart()
    }
    // a job that failed was rolled back: nobody in the log would notice
    const failed = await db.sql('SELECT job, period, error FROM job_runs WHERE error IS NOT NULL')
    if (failed.length) throw new Error(`jobs failed: ${JSON.stringify(failed)}`)
    if (tooSoon.size) throw new Error(`a number of the other side before both agreed: ${[...tooSoon].join('; ')}`)
    if (strange.size) throw new Error(`strangers tell what is there, or touch it: ${[...strange].join('; ')}`)
    if (unaudited.size) throw new Error(`an officer's act without an audit line: ${[...unaudited].join('; ')}`)
  } finally {
    await program.close()
  }
  return `${out.join('\n')}\n`

  async function parse(line: string) {
    const parts = /^(.+?)(?: to (o\d+))?( again)?: ?(.*)$/s.exec(line)
    const person = cast.get(parts?.[1] ?? '')
    if (!parts || !person) throw new Error(`not understood in a chat log: '${line}'`)
    const [, , of, again, words = ''] = parts
    if (!again) number++
    const { pick, text, media, unreadable } = await content(words.replaceAll('\\n', '\n'))
    const [prompt] = of
      ? await db.sql<{ prompt_no: number }>('SELECT prompt_no FROM outbox WHERE id = $1', [Number(of.slice(1))])
      : []
    return {
      channel: person.channel,
      via: person.channel === 'whatsapp' ? '32.15' : 'bot',
      from: person.id,
      externalId: `chat-${number}`,
      media,
      ...(text ? { text } : {}),
      ...(pick === undefined ? {} : { pick }),
      ...(unreadable === undefined ? {} : { unreadable }),
      ...(prompt ? { promptNo: prompt.prompt_no } : {}),
      ...(words.startsWith('(contact ') ? { contact: words.slice(9, -1) } : {}),
    }
  }

  async function content(
    words: string,
  ): Promise<{ text: string; media: Media[]; pick?: string; unreadable?: Unreadable }> {
    const tap = /^\[(.+)\]$/.exec(words)
    if (tap) return { pick: tap[1]!, text: '', media: [] }
    const [, what, caption = ''] = /^\((\w+)\)\s*(.*)$/s.exec(words) ?? []
    const unreadable = UNREADABLE.find((name) => name === what)
    if (unreadable) return { text: caption, media: [], unreadable }
    const book = /^\(workbook (\w+)\)$/.exec(words)?.[1]
    if (book) {
      const bytes = await workbook(book)
      const kept = await keepMedia(db.sql, filesDir, bytes, {
        kind: 'document',
        name: `${book}.xlsx`,
        now: clock.now(),
      })
      return typeof kept === 'string' ? { text: '', media: [], unreadable: kept } : { text: '', media: [kept] }
    }
    const parts =
      /^\((?:(\d+) )?(?:(same|blurred|tiny|broken) )?(photo|photos|voice|document|contact [^)]+)\)\s*(.*)$/s.exec(words)
    if (!parts) return { text: words, media: [] }
    const [, count = '1', look, kind = '', text = ''] = parts
    if (kind.startsWith('contact')) return { text, media: [] }
    if (look !== 'same') taken = number
    const kept: (Media | Unreadable)[] = []
    for (let i = 0; i < Number(count); i++)
      kept.push(await sample(kind.replace('photos', 'photo') as Media['kind'], i, look as Look | 'same' | undefined))
    const media = kept.filter((one) => typeof one !== 'string')
    const lost = kept.find((one) => typeof one === 'string')
    return { text, media, ...(lost && !media.length ? { unreadable: lost } : {}) }
  }

  async function sample(kind: Media['kind'], index: number, look?: Look | 'same'): Promise<Media | Unreadable> {
    const bytes =
      kind === 'photo'
        ? picture(taken, index, look === 'same' ? undefined : look)
        : kind === 'voice'
          ? voice(taken)
          : Buffer.from(`${kind} ${taken}`)
    return keepMedia(db.sql, filesDir, bytes, { kind, name: `${kind}-${index + 1}`, now: clock.now() })
  }
}

/** As file types know a voice note of WhatsApp or Telegram: Opus in Ogg. Nothing is said in it. */
const voice = (number: number): Buffer =>
  Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.from(`note ${number}`)])

/** What people say, introductions, clock lines and comments; the bot's lines and what is indented under them fall away. */
function spoken(log: string): string[] {
  return log.split('\n').filter((line) => line.trim() && !line.startsWith(' ') && !line.startsWith('bot → '))
}

function said({ channel, to, text, options, files }: Outgoing, cast: Map<string, Person>): string[] {
  const name =
    [...cast.values()].find((person) => person.channel === channel && person.id === to)?.name ?? `${channel}:${to}`
  const [first = '', ...rest] = text.split('\n')
  return [
    `bot → ${name}: ${first}`.trimEnd(),
    ...rest.map((line) => `  ${line}`.trimEnd()),
    ...files.map((file) => `  (${file.type} ${file.name})`),
    ...(options.length ? [`  ${options.map(({ label }) => `[${label}]`).join(' ')}`] : []),
  ]
}

/** Keeps a log for a look: `CHAT_OUT=folder` writes what was played there. */
export function keepFor(name: string, log: string): void {
  if (process.env.CHAT_OUT) writeFileSync(join(process.env.CHAT_OUT, name), log)
}
