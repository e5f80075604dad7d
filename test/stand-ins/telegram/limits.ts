import { tooMany } from './refusal.ts'
import type { World } from './world.ts'

/** Messages a second, and how many may come at once before that counts. */
export interface Limits {
  chat: { perSecond: number; burst: number }
  all: { perSecond: number; burst: number }
}

/** What is left for each bot and chat, and when it was counted. */
export type Buckets = Map<string, { left: number; at: number }>

/** One more message of a bot to a chat; refused with 429 and the seconds to wait when it is too soon. */
export function spend(world: World, token: string, chatId: number): void {
  const { limits, buckets } = world
  if (!limits) return
  const rates = [
    [token, limits.all],
    [`${token} ${chatId}`, limits.chat],
  ] as const
  const now = Date.now()
  for (const [key, { perSecond, burst }] of rates) {
    const bucket = buckets.get(key) ?? { left: burst, at: now }
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    buckets.set(key, bucket)
    if (bucket.left < 1) tooMany(Math.max(1, Math.ceil((1 - bucket.left) / perSecond)))
    bucket.left--
  }
}
