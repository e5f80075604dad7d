import type { FileOut } from '../../chat/reply.ts'
import type { Log } from '../../log.ts'

/** One WhatsApp number through whatsapp-web.js. */
export interface WhatsAppOptions {
  /** the regency's code: '32.15' */
  via: string
  /** folder of the browser's profile: the pairing lives there, one folder a number */
  profileDir: string
  /** path of Chromium; without it the usual places are searched */
  browser?: string
  /** more flags for Chromium */
  extraArgs?: string[]
  texts: MenuTexts
  /** reads a file that goes out */
  bytes(file: FileOut): Promise<Uint8Array>
  /** shows "typing" for a moment before an answer that is awaited */
  typing: boolean
  /** marks a chat as read when we answer in it */
  sendSeen: boolean
  log: Log
  now(): Date
  /** 0 up to 1 */
  random(): number
  limits?: Partial<Limits>
}

/** The words around a menu, from flows/. */
export interface MenuTexts {
  /** under the numbered lines; empty: nothing */
  howToPick: string
}

/** Durations in milliseconds unless the name says otherwise; house figures where CHANNELS.md §3 gives none. */
export interface Limits {
  /** one call of the library */
  callMs: number
  /** sending a file, fetching one */
  uploadMs: number
  downloadMs: number
  /** between two asks for media that did not come */
  askAgainMs: number
  heartbeatMs: number
  /** from launching the browser to the first sign of life of the page */
  startMs: number
  /** without 'ready' and without a fresh code */
  readyMs: number
  /** after the page was nudged to say that it is in step */
  nudgeMs: number
  /** without a connection to WhatsApp before the browser is started anew */
  lostMs: number
  /** for a browser to close by itself */
  closeMs: number
  /** for what is in hand to be finished, and once more for the process to end by itself: a stop takes ten seconds at most */
  stopMs: number
  /** gap before a browser or the process is started again: from the first, doubling, to the second */
  backOffMs: [first: number, most: number]
  typingMs: [least: number, most: number]
  memoryEveryMs: number
  /** of the browser with its renderers; above it the browser is started anew */
  memoryBytes: number
  /** a message that came while we were away is taken in when it is not older */
  unreadHours: number
  /** a file that came in; WhatsApp itself takes larger ones */
  fileBytes: number
  /** hour and minute, western Indonesian time, of the restart that keeps the browser small */
  nightlyAt: string
}

export const LIMITS: Limits = {
  callMs: 20_000,
  uploadMs: 120_000,
  downloadMs: 60_000,
  askAgainMs: 2_000,
  heartbeatMs: 30_000,
  startMs: 180_000,
  readyMs: 60_000,
  nudgeMs: 20_000,
  lostMs: 5 * 60_000,
  closeMs: 10_000,
  stopMs: 4_500,
  backOffMs: [5_000, 5 * 60_000],
  typingMs: [1_000, 3_000],
  memoryEveryMs: 60_000,
  memoryBytes: 1_500_000_000,
  unreadHours: 72,
  fileBytes: 20 * 1024 * 1024,
  nightlyAt: '03:30',
}

/** What the process that holds the browser is given: plain data. */
export interface Settings {
  via: string
  profileDir: string
  browser: string
  extraArgs: string[]
  sendSeen: boolean
  limits: Limits
}
