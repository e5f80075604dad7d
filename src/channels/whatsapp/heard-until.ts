import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Messages of the last minutes are read again after a start: one of them may not have reached the inbox. */
const MARGIN_S = 3 * 60
const WRITE_MS = 2_000

/**
 * Until when we have heard everything, kept beside the profile: a phone on which somebody reads along marks chats as read
 * that the bot has never seen.
 */
export interface HeardUntil {
  /** seconds since 1970, with a margin; undefined when this number has never heard anything */
  since(): number | undefined
  kept(sentAt: number): void
  write(): void
}

export function heardUntil(profileDir: string): HeardUntil {
  const path = join(profileDir, 'heard-until')
  let latest = read(path)
  let timer: NodeJS.Timeout | undefined
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    mkdirSync(profileDir, { recursive: true })
    writeFileSync(path, `${latest}\n`)
  }
  return {
    since: () => (latest ? latest - MARGIN_S : undefined),
    kept(sentAt) {
      if (!(sentAt > latest)) return
      latest = sentAt
      timer ??= setTimeout(write, WRITE_MS)
    },
    write() {
      if (timer) write()
    },
  }
}

function read(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8')) || 0
  } catch {
    return 0
  }
}
