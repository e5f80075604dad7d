/** How fast one of our numbers or bots may speak. Rates are messages a minute; 'none' is as fast as it goes. */
export interface Rates {
  reply: number | 'none'
  notice: number | 'none'
  /** notices a day at most; on a number's first days fewer */
  noticesADay: number | 'none'
}

/** Meta's own ladder for new numbers begins low and doubles; ours does the same with a number nobody knows yet. House figure. */
const FIRST_DAY = 50

/** Notices that a number may start on its nth day, from 0: 50, 100, 200 … up to its cap. */
export function noticesAllowed(rates: Rates, day: number): number {
  return rates.noticesADay === 'none' ? Number.POSITIVE_INFINITY : Math.min(rates.noticesADay, FIRST_DAY * 2 ** day)
}

export type Lane = 'reply' | 'notice'

/** One lane's allowance: it fills evenly and holds a few seconds' worth, so that a burst after a pause is no flood. */
export interface Pace {
  /** messages that may go now */
  left(lane: Lane, now: Date): number
  spend(lane: Lane, now: Date): void
  /** the network asked for silence until then */
  pause(until: Date): void
  /** so many notices may still go today; without it there is no cap */
  capNotices(left: number): void
}

/** Seconds' worth of messages that may go at once after a quiet while. */
const BURST_S = 5

/** The allowance of one number or bot, full at first. */
export function openPace(rates: Rates): Pace {
  const lanes = {
    reply: bucket(rates.reply),
    notice: bucket(rates.notice),
  }
  let silent = new Date(0)
  let today = Number.POSITIVE_INFINITY
  const capped = (lane: Lane) => lane === 'notice' && today <= 0
  return {
    left(lane, now) {
      if (now < silent || capped(lane)) return 0
      return Math.min(lanes[lane].left(now), lane === 'notice' ? today : Number.POSITIVE_INFINITY)
    },
    spend(lane, now) {
      lanes[lane].spend(now)
      if (lane === 'notice') today--
    },
    capNotices(left) {
      today = left
    },
    pause(until) {
      if (until > silent) silent = until
    },
  }
}

function bucket(rate: number | 'none') {
  if (rate === 'none') return { left: () => Number.POSITIVE_INFINITY, spend: () => {} }
  const perMs = rate / 60_000
  const most = Math.max(1, perMs * BURST_S * 1000)
  let held = most
  let at: number | undefined
  const fill = (now: Date) => {
    const ms = now.getTime()
    if (at !== undefined && ms > at) held = Math.min(most, held + (ms - at) * perMs)
    at = Math.max(at ?? ms, ms)
  }
  return {
    left(now: Date) {
      fill(now)
      // a hair below one is one: sums of fractions
      return Math.floor(held + 1e-9)
    },
    spend(now: Date) {
      fill(now)
      held -= 1
    },
  }
}
