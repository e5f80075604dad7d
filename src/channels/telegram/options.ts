import type { FileOut } from '../../chat/reply.ts'

/** What either bot is opened with. */
export interface BotOptions {
  token: string
  /** another Bot API server than Telegram's own, without a slash at the end */
  apiRoot?: string
  /** Telegram posts what happens to `url`, behind which `handle` is mounted at `path` */
  webhook?: { url: string; secret: string; path: string }
  /** bytes of a file that goes out */
  bytes(file: FileOut): Promise<Uint8Array>
  texts: BotTexts
  log: BotLog
  now(): Date
  /** 0 to 1, for gaps that two programs do not share */
  random(): number
  gaps?: Gaps
  /** how long a poll waits for something to happen; 30 when not said */
  pollSeconds?: number
}

/** The few sentences a bot says on its own: flows/channels.yaml. */
export interface BotTexts {
  /** said once to a group before leaving it */
  group: string
  /** shown when a button is tapped that nobody remembers; at most 200 characters */
  expired: string
  /** label of the button that shares the phone number */
  share_contact: string
  /** said while that button is taken away */
  contact_done: string
  /** what stands behind the menu button: command → what it does */
  commands: Readonly<Record<string, string>>
}

export interface BotLog {
  info(fields: object, text: string): void
  warn(fields: object, text: string): void
  error(fields: object, text: string): void
}

/** From the first gap between tries to the longest, doubling. */
export interface Gaps {
  firstMs: number
  mostMs: number
}

export const GAPS: Gaps = { firstMs: 5_000, mostMs: 300_000 }

/** How long to wait after so many failures in a row, up to a fifth more or less. */
export const gapMs = (fails: number, { firstMs, mostMs }: Gaps, random: number): number =>
  Math.min(mostMs, firstMs * 2 ** Math.max(0, fails - 1)) * (0.8 + 0.4 * random)
