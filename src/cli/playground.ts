import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { CHANNELS } from '../chat/channel.ts'
import type { Message } from '../chat/message.ts'
import { wib } from '../clock.ts'
import type { Config } from '../config.ts'
import { filePath } from '../db/files.ts'
import { isDatabaseInUse } from '../db/lock.ts'
import type { Log } from '../log.ts'
import type { World } from '../main.ts'
import { type Bubble, type Person, type Show, servePlayground } from '../playground/server.ts'
import { playLine, type SaidLine } from './script.ts'
import { openStage } from './simulate.ts'

/** The playground's own database, never the live one. */
const HOME = 'data/playground'

/** Opens the playground's world (its own database, clock and channels) and serves its page. */
export async function startPlayground(
  config: Pick<Config, 'PLAYGROUND_HOST' | 'PLAYGROUND_PORT'>,
  log: Log,
  dir = HOME,
) {
  const listeners = new Set<(line: object) => void>()
  const tell = (line: object) => {
    for (const hear of listeners) hear(line)
  }
  const { stage, home } = await openStage({ dir, seed: 'demo', log }, tell).catch((error: unknown) => {
    // its folder is not one that the settings name
    if (isDatabaseInUse(error))
      error.message = `another gandeng has its playground open (${dir}): stop that one, or start this one without (PLAYGROUND=off)`
    throw error
  })
  const { world } = stage
  let number = 0
  let turn: Promise<unknown> = Promise.resolve()
  const uploads = join(home, 'uploads')
  mkdirSync(uploads, { recursive: true })
  const uploaded = new Set<unknown>()

  const show: Show = {
    now: () => wib(world.clock.now()),
    // one line after the other, as a script is played
    async play(line) {
      // a script may name any file of its machine; a page only what it brought
      if (filesIn(line).some((path) => !uploaded.has(path))) return { error: 'only what was uploaded here can be sent' }
      const played = turn.then(() => playLine(stage, ++number, JSON.stringify(line)))
      turn = played.catch(() => undefined)
      return played
    },
    people: () => people(world),
    history: (from) => history(world, from),
    async upload(bytes, name) {
      const path = join(uploads, `${++number}-${name.replace(/[^\w.-]/g, '_').slice(-60)}`)
      writeFileSync(path, bytes)
      uploaded.add(path)
      return path
    },
    async file(path) {
      if (normalize(path) !== path || !path.startsWith('files/')) return undefined
      const bytes = await readFile(join(home, path)).catch(() => undefined)
      return bytes && { bytes, type: (await fileTypeFromBuffer(bytes))?.mime ?? 'application/octet-stream' }
    },
    listen(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
  const server = await servePlayground(show, { host: config.PLAYGROUND_HOST, port: config.PLAYGROUND_PORT })
  process.stdout.write(`playground: ${server.url}\n`)
  return {
    url: server.url,
    async stop() {
      await server.stop()
      await turn
      await world.close()
    },
  }
}

/** Every path that a line names. */
const filesIn = (line: object): unknown[] =>
  Object.entries(line ?? {}).flatMap(([key, paths]) =>
    ['photos', 'voice', 'document'].includes(key) ? [paths].flat() : [],
  )

/** Everybody whose phone can be picked up: those known by name, at most so many of each kind. */
async function people({ db, desk }: World): Promise<Person[]> {
  const known = await db.sql<Person & Record<string, unknown>>(
    `SELECT "from", name, about FROM (
       SELECT a.channel || ':' || a.external_id AS "from", coalesce(p.name, a.profile_name, a.external_id) AS name, a.id, a.channel,
         coalesce(
           CASE a.channel
             WHEN 'whatsapp' THEN (SELECT string_agg(s.name || ' · ' || d.name, ', ') FROM seller_members m
               JOIN sellers s ON s.id = m.seller_id JOIN districts d ON d.code = s.district_code WHERE m.person_id = p.id)
             WHEN 'buyer' THEN (SELECT string_agg(b.name, ', ') FROM buyer_members m JOIN buyers b ON b.id = m.buyer_id WHERE m.person_id = p.id)
             ELSE (SELECT string_agg('{' || o.role || '} · ' || r.name, ', ' ORDER BY o.id) FROM officers o JOIN regions r ON r.code = o.region_code
               WHERE o.person_id = p.id AND o.status = 'active')
           END, '') AS about,
         row_number() OVER (PARTITION BY a.channel ORDER BY a.id) AS nth
       FROM accounts a JOIN people p ON p.id = a.person_id) known
     WHERE nth <= 60 ORDER BY channel, id`,
  )
  const named = (about: string) =>
    about.replace(/\{(\w+)\}/g, (_, role: string) => desk.house.words[`role.${role}`] ?? role)
  return known.map((person) => ({ ...person, about: named(person.about) }))
}

/** The last of what was said on both sides with one address. */
async function history({ db }: World, from: string): Promise<Bubble[]> {
  const [channel = '', externalId = ''] = from.split(':')
  if (!(CHANNELS as readonly string[]).includes(channel)) return []
  const rows = await db.sql<{
    mine: boolean
    id: number
    at: Date
    payload: Message | null
    text: string | null
    options: SaidLine['options']
    files: { name: string; type: string; hash: string }[]
  }>(
    `SELECT * FROM (
       SELECT true AS mine, i.id AS turn, i.id, i.received_at AS at, i.payload, NULL AS text, '[]'::jsonb AS options, '[]'::jsonb AS files
       FROM inbox i JOIN conversations c ON c.id = i.conversation_id JOIN accounts a ON a.id = c.account_id
       WHERE a.channel = $1 AND a.external_id = $2 AND i.kind = 'message'
       UNION ALL
       SELECT false, coalesce(o.inbox_id, 2147483647), o.id, o.sent_at, NULL, o.text, o.options, o.files
       FROM outbox o JOIN accounts a ON a.id = o.account_id WHERE a.channel = $1 AND a.external_id = $2 AND o.status = 'sent'
     ) said ORDER BY at DESC, turn DESC, mine, id DESC LIMIT 40`,
    [channel, externalId],
  )
  return rows
    .reverse()
    .map(({ mine, id, at, payload, text, options, files }) =>
      mine
        ? { mine, at: wib(at), text: payload?.text ?? payload?.pick ?? '', files: (payload?.media ?? []).map(shown) }
        : { mine, id: `o${id}`, at: wib(at), text: text ?? '', options, files: files.map(shown) },
    )
}

const shown = ({ name, type, hash }: { name: string; type: string; hash: string }) => ({
  name,
  type,
  path: `files/${filePath(hash, type)}`,
})
