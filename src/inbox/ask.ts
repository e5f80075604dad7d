import type { Actor, Role } from '../chat/actor.ts'
import type { Message } from '../chat/message.ts'
import type { Tx } from '../db/open.ts'
import { openKind } from '../flow/propose.ts'
import type { Said, State } from '../flow/types.ts'
import { plain } from '../flow/words.ts'
import type { Desk } from './desk.ts'
import type { Consulted, InboxRow } from './row.ts'

/** Whoever has not agreed to anything yet: nothing of theirs leaves the house. */
const STRANGERS: ReadonlySet<Role> = new Set(['newcomer', 'visitor', 'uninvited'])
/** Questions whose answer stands on a label or a certificate. */
const ON_LABELS = new Set(['pirt', 'halal', 'bpom', 'nib'])

type Ask = NonNullable<Consulted['ask']>

/** A voice note that somebody can write down, once. */
export function voiceToAsk(desk: Desk, actor: Actor, message: Message & Consulted, now: Date): Ask | undefined {
  const heard = message.transcript !== undefined || message.unreadable !== undefined
  if (heard || !message.media.some(({ kind }) => kind === 'voice')) return undefined
  return desk.model?.hears && mayLeave(actor) && desk.model.ready(now) ? { what: 'voice', words: '' } : undefined
}

/** What our readers could not settle and a model may, once: words, or a photo where a permit's number was asked for. */
export function unsettledToAsk(
  desk: Desk,
  actor: Actor,
  { state, message, said: { input } }: { state: State; message: Message & Consulted; said: Said },
  now: Date,
): Ask | undefined {
  const { model } = desk
  if (!model || message.proposal !== undefined || !mayLeave(actor) || !model.ready(now)) return undefined
  const photo = input.media.some(({ type }) => type === 'image/jpeg')
  if (photo)
    return model.sees && ON_LABELS.has(openKind(desk.house, state) ?? '') ? { what: 'label', words: '' } : undefined
  const words = input.pick === undefined && /\p{L}{2}/u.test(plain(input.text))
  return words ? { what: 'words', words: input.text } : undefined
}

const mayLeave = ({ roles }: Actor) => !roles.some((role) => STRANGERS.has(role))

/** The message waits, and those behind it, until it was looked at outside the transaction; nothing of its turn happened. */
export const setAside = (tx: Tx, { id, payload }: InboxRow, ask: Ask) =>
  tx.sql(`UPDATE inbox SET status = 'ask', tries = 0, not_before = NULL, payload = $2 WHERE id = $1`, [
    id,
    JSON.stringify({ ...payload, ask }),
  ])

/** One more that our readers could not settle, whether a model is there or not. @param day of Jakarta */
export const countUnsettled = (tx: Tx, what: Ask['what'], day: string) =>
  tx.sql(
    `INSERT INTO model_uses (day, purpose, messages) VALUES ($1, $2, 1)
     ON CONFLICT (day, purpose) DO UPDATE SET messages = model_uses.messages + 1`,
    [day, what],
  )
