import type { Found, Reading } from '../answers/reading.ts'

/** The intent of somebody who was sent an invitation; it stands beside those that words are read for. */
export const USE_INVITATION = 'use_invitation'

/** '/start abc', as Telegram sends it when an invitation's link is opened; or the link itself. */
const STARTED = /^\s*(?:\/start\s+|https?:\/\/t\.me\/\S+\?start=)([a-z0-9_-]{4,64})\s*$/i
/** A code alone, or at the end of a sentence ('kodenya …'): the letters and digits that codes are made of, as many as a code has. */
const BARE = /^\s*([abcdefghjkmnpqrstuvwxyz2-9]{12})\s*$|\s((?=[a-z]*[2-9])[abcdefghjkmnpqrstuvwxyz2-9]{12})[\s.]*$/i

/** Somebody scanned a code of a catalogue, or typed it. */
export const OPEN_ITEM = 'open_item'
const ITEM = /^\s*(?:\/start\s+|https?:\/\/t\.me\/\S+\?start=)?((?:produk|parsel)-\d{1,9})\s*$/i

/** A product or parcel that a catalogue's code leads to. Whether it is sold is not known here. */
export function readItemCode(text: string): Reading | undefined {
  const code = ITEM.exec(text)?.[1]
  return code === undefined ? undefined : { intent: OPEN_ITEM, values: { item_code: found(code.toLowerCase()) } }
}

/** An officer's invitation in what was sent. Whether there is such an invitation is not known here. */
export function readInvitation(text: string): Reading | undefined {
  const code = STARTED.exec(text)?.[1]
  return code === undefined ? undefined : { intent: USE_INVITATION, values: { invitation: found(code) } }
}

/** What may be a code and may as well be a word: it means nothing unless a code is asked for. */
export function bareCode(text: string): Found | undefined {
  const [, alone, last] = BARE.exec(text) ?? []
  const code = alone ?? last
  return code === undefined ? undefined : found(code)
}

const found = (code: string): Found => ({ value: code, words: code })
