import type { Message } from '../chat/message.ts'

/** What one program takes in. Messages a minute; a quiet while is saved up, so that ten photos together are no flood. */
export interface Limits {
  /** of one person */
  messages: number
  /** people who were never here before */
  newcomers: number
}

/** Once so many are saved up, more are not: three minutes of messages, ten of newcomers. House figures. */
const SAVED_MINUTES = { messages: 3, newcomers: 10 }
/** Pictures, voice notes and papers of one person: so many at once, and so many an hour after that. House figures. */
const PICTURES = { saved: 120, anHour: 60 }
/** Everybody together: so many at once, and so many a second after that. House figures. */
const ALL = { saved: 3_000, aSecond: 50 }
/** People who are remembered; of more, those heard of longest ago begin anew. */
const REMEMBERED = 20_000

/** `in`: to the inbox · `warn`: as a word that it was too much · `drop`: silently, nothing of it is kept */
export type Let = 'in' | 'warn' | 'drop'

export interface Flood {
  /** What becomes of a message: within the limits it goes in; beyond them the sender is told once, then not heard. */
  let(message: Message, now: Date): Let
  /** whether somebody new may come in now */
  letNewcomer(now: Date): boolean
  /** messages that were not heard since the start */
  dropped(): number
}

interface Person {
  messages: Bucket
  pictures: Bucket
  warned: boolean
}

/**
 * Keeps floods out before anything is stored. Kept in memory on purpose: whoever restarts the program forgives everybody,
 * and no message costs a look at the database.
 */
export function openFlood({ messages, newcomers }: Limits): Flood {
  const people = new Map<string, Person>()
  const all = bucket(ALL.saved, ALL.aSecond / 1000)
  const strangers = bucket(newcomers * SAVED_MINUTES.newcomers, newcomers / 60_000)
  let dropped = 0

  const personOf = ({ channel, via, from }: Message): Person => {
    const key = `${channel} ${via} ${from}`
    const person = people.get(key) ?? {
      messages: bucket(messages * SAVED_MINUTES.messages, messages / 60_000),
      pictures: bucket(PICTURES.saved, PICTURES.anHour / 3_600_000),
      warned: false,
    }
    people.delete(key)
    people.set(key, person)
    if (people.size > REMEMBERED) people.delete(people.keys().next().value ?? key)
    return person
  }
  const drop = (): Let => {
    dropped++
    return 'drop'
  }

  return {
    let(message, now) {
      if (!all.take(1, now)) return drop()
      const person = personOf(message)
      const pictures = message.media.length + (message.refs?.length ?? 0)
      if (person.messages.take(1, now) && person.pictures.take(pictures, now)) {
        if (person.messages.half() && person.pictures.half()) person.warned = false
        return 'in'
      }
      if (person.warned) return drop()
      person.warned = true
      return 'warn'
    },
    letNewcomer(now) {
      if (strangers.take(1, now)) return true
      dropped++
      return false
    },
    dropped: () => dropped,
  }
}

/** What is left of a message that was too much: who sent it, and that it came. */
export function tooMuch({ channel, via, from, externalId, alsoKnownAs, replyTo }: Message): Message {
  return {
    channel,
    via,
    from,
    externalId,
    ...(alsoKnownAs ? { alsoKnownAs } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
    media: [],
    unreadable: 'too_many',
  }
}

interface Bucket {
  /** takes so many when they are there; a clock set back fills nothing */
  take(count: number, now: Date): boolean
  half(): boolean
}

function bucket(most: number, perMs: number): Bucket {
  let held = most
  let at: number | undefined
  return {
    take(count, now) {
      const ms = now.getTime()
      if (at !== undefined && ms > at) held = Math.min(most, held + (ms - at) * perMs)
      at = Math.max(at ?? ms, ms)
      if (held + 1e-9 < count) return false
      held -= count
      return true
    },
    half: () => held >= most / 2,
  }
}
