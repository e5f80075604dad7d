import { setTimeout as wait } from 'node:timers/promises'
import { chance } from '../../src/cli/seed/chance.ts'
import type { WebNetworks } from '../together/networks.ts'

/** How many talk, for how long, and how long each takes to read and write. */
export interface Crowd {
  makers: number
  buyers: number
  seconds: number
  /** on average from an answer to the next message, in seconds */
  thinks: number
}

/** What became of one group's messages: milliseconds from message to answer, in the order of the answers. */
export interface Talked {
  said: number
  answered: number[]
  /** people who said something and never heard again */
  unanswered: number
  /** answers nobody asked for */
  besides: number
}

/**
 * Every message is answered by exactly one bubble: newcomers on WhatsApp, the curious on Telegram. None is a yes, which would
 * hand a newcomer over to an officer.
 */
const MAKERS = ['halo', 'apa ini', 'siapa ini?', 'boleh tanya', 'punten bu', 'halo bu']
const BUYERS = ['katalog', 'menu', 'cari keripik', 'parsel', 'bantuan', 'pesan 20 keripik']

/** How often the screens are looked at, in milliseconds. */
const LOOK_MS = 5
/** A question that is still open after so long is lost, in milliseconds. */
const LOST_MS = 10 * 60_000

interface Talker {
  says(text: string): void
  /** bubbles of ours on this screen */
  bubbles(): number
  texts: readonly string[]
  group: Talked
  seen: number
  saidAt?: number | undefined
  nextAt: number
  nth: number
}

/** Everybody talks: says something, waits for the answer, thinks, says the next thing. Ends when all is answered. */
export async function letThemTalk(networks: WebNetworks, crowd: Crowd): Promise<{ makers: Talked; buyers: Talked }> {
  const luck = chance(crowd.makers + crowd.buyers)
  const group = (): Talked => ({ said: 0, answered: [], unanswered: 0, besides: 0 })
  const groups = { makers: group(), buyers: group() }
  const thought = () => (luck.between(500, 1_500) / 1_000) * crowd.thinks * 1_000
  const began = performance.now()
  const talker = (texts: readonly string[], group: Talked, hands: Pick<Talker, 'says' | 'bubbles'>): Talker => ({
    ...hands,
    texts,
    group,
    seen: hands.bubbles(),
    nextAt: began + (luck.between(0, 1_000) / 1_000) * crowd.thinks * 1_000,
    nth: luck.between(0, texts.length - 1),
  })
  const toBuyers = bubblesByChat(networks)
  const people = [
    ...Array.from({ length: crowd.makers }, (_, n) => {
      const person = networks.whatsapp.person(`62812${String(n).padStart(8, '0')}`)
      return talker(MAKERS, groups.makers, { says: person.says, bubbles: () => person.screen().length })
    }),
    ...Array.from({ length: crowd.buyers }, (_, n) => {
      const person = networks.buyers.person(10_000 + n)
      return talker(BUYERS, groups.buyers, { says: person.says, bubbles: () => toBuyers(person.id) })
    }),
  ]
  const end = began + crowd.seconds * 1_000
  const look = (one: Talker, now: number): void => {
    const bubbles = one.bubbles()
    if (one.saidAt !== undefined && bubbles > one.seen) {
      one.group.answered.push(now - one.saidAt)
      one.saidAt = undefined
      one.nextAt = now + thought()
      one.seen++
    }
    if (bubbles > one.seen) {
      one.group.besides += bubbles - one.seen
      one.seen = bubbles
    }
    if (one.saidAt === undefined && now >= one.nextAt && now < end) {
      one.says(one.texts[one.nth++ % one.texts.length]!)
      one.group.said++
      one.saidAt = now
    }
  }
  for (;;) {
    const now = performance.now()
    for (const one of people) look(one, now)
    const open = people.filter(({ saidAt }) => saidAt !== undefined)
    if (now >= end && (!open.length || now > end + LOST_MS)) {
      for (const one of open) one.group.unanswered++
      return groups
    }
    await wait(LOOK_MS)
  }
}

/** Bubbles that the buyers' bot has sent to each chat, counted as they come. */
function bubblesByChat({ telegram, buyers }: WebNetworks): (chat: number) => number {
  const counts = new Map<number, number>()
  let read = 0
  return (chat) => {
    for (; read < telegram.calls.length; read++) {
      const { token, method, params } = telegram.calls[read]!
      const shows = /^(sendMessage|sendPhoto|sendDocument|editMessageText|editMessageMedia)$/.test(method)
      if (token !== buyers.token || !shows) continue
      counts.set(Number(params.chat_id), (counts.get(Number(params.chat_id)) ?? 0) + 1)
    }
    return counts.get(chat) ?? 0
  }
}
