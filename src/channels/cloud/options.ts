import type { FileOut } from '../../chat/reply.ts'
import type { Log } from '../../log.ts'
import type { Template } from './templates/list.ts'

/** All numbers of one app at Meta: they share token, secret and webhook. */
export interface CloudOptions {
  /** the regency's code ('32.15') → the phone number id that Meta gave its number */
  phones: Readonly<Record<string, string>>
  token: string
  /** the app's secret, with which Meta signs what it posts */
  secret: string
  /** the word that Meta repeats when the webhook is set up */
  verify: string
  /** 'https://graph.facebook.com', or a stand-in */
  apiRoot: string
  texts: CloudTexts
  /** reads a file that goes out */
  bytes(file: FileOut): Promise<Uint8Array>
  /** what may be said outside the 24 hours; without it nothing may */
  templates?: TemplateBook
  log: Log
  now(): Date
  /** 0 up to 1 */
  random(): number
  limits?: Partial<Limits>
}

/** What all numbers say on their own, from flows/. */
export interface CloudTexts {
  /** under numbered lines, where neither buttons nor a list can show the options; empty: nothing */
  howToPick: string
  /** on the button that opens a list; at most 20 characters */
  openList: string
}

/** The approved templates, and the words of a notice's values: a channel knows neither kinds of answer nor feasts. */
export interface TemplateBook {
  list: readonly Template[]
  /** raw values of a notice → the same in Indonesian, as its text says them */
  say(notice: string, values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>>
}

/** Durations in milliseconds; house figures where Meta gives none. */
export interface Limits {
  /** one call */
  callMs: number
  /** uploading or downloading a file; within the two minutes for which the outbox holds a row */
  fileMs: number
  /** between two looks whether Meta still knows us */
  heartbeatMs: number
  /** gap after a failure: from the first, doubling, to the second */
  gapMs: [first: number, most: number]
  /** for what is in hand when we stop */
  stopMs: number
}

export const LIMITS: Limits = {
  callMs: 30_000,
  fileMs: 100_000,
  heartbeatMs: 60_000,
  gapMs: [5_000, 5 * 60_000],
  stopMs: 8_000,
}
