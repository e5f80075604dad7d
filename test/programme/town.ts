import type { SaidLine } from '../../src/cli/script.ts'
import type { Chance } from '../../src/cli/seed/chance.ts'
import type { Pipe } from './pipe.ts'
import type { Finder } from './step.ts'

/** What somebody does at their phone. */
export type Act = { text: string } | { pick: string } | { photos: string[]; text?: string } | { contact: string }

/** A message that came, and which question it ends with. */
export interface Heard extends SaidLine {
  /** 'flow/step', most likely first */
  steps: string[]
  /** the question as it was put in full; its text may since have given way to a phrase that refuses an answer */
  asked: string
  /** how often in a row this very question came */
  again: number
}

/** Answers a question; nothing: it is left unanswered. */
export type Reply = (heard: Heard) => Act | undefined | 'later'

/** One person with a phone, who only knows what the phone shows. */
export interface Person {
  name: string
  /** 'whatsapp:628…', 'buyer:…', 'officer:…' */
  from: string
  /** 'flow/step' → what this person does then */
  answers: Readonly<Record<string, Reply>>
  /** hears everything said to this person, questions or not */
  notice?(heard: Heard): void
}

/** Everybody, their phones, and the clock. */
export interface Town {
  luck: Chance
  /** somebody new, who may write from now on */
  settle(person: Person): void
  /**
   * Somebody does something of their own accord, and everybody answers until all are quiet.
   * @returns whether it led to a question, and not just to a word
   */
  act(person: Person, act: Act): Promise<boolean>
  /** several people start at once: their messages come in between each other's */
  actAll(starts: readonly (readonly [Person, Act])[]): Promise<void>
  /** those who put off an answer give it now: to the question if it is still the last one, else by asking for it again */
  answerLate(ask: Act): Promise<void>
  /** moves the clock to an instant such as '2027-02-08T10:00:00+07:00'; what is said on the way is answered */
  moveTo(at: string): Promise<void>
  invite(role: string, region: string): Promise<string>
  log(): string
}

/** Nobody writes so much in one go, a keeper on the day seventy makers come included; more is a talk that does not end. */
const MOST_IN_A_ROW = 1_000

/** Opens the town at the end of a pipe. Who writes next is drawn by lot, so that talks run into each other. */
export function openTown(pipe: Pipe, find: Finder, luck: Chance, moved: (at: string) => void = () => {}): Town {
  const people = new Map<string, Person>()
  const waiting = new Map<string, Heard>()
  const late = new Map<string, Heard>()
  const last = new Map<string, Heard>()
  const log: string[] = []
  let day = ''

  async function send(person: Person, act: Act): Promise<void> {
    log.push(`${person.name}: ${shownAct(act, last.get(person.from))}`)
    waiting.delete(person.from)
    hear((await pipe.play({ from: person.from, ...act })).said)
  }

  function hear(said: readonly SaidLine[]): void {
    for (const line of said) {
      const person = people.get(line.to)
      log.push(shownSaid(person?.name ?? line.to, line))
      if (!person) continue
      const steps = find.question(
        line.text,
        line.options.map(({ label }) => label),
      )
      const before = last.get(person.from)
      // a phrase without its question belongs to the question before
      const open = steps.length ? steps : line.options.length || find.refuses(line.text) ? (before?.steps ?? []) : []
      const again = before && open.length && before.steps[0] === open[0] ? before.again + 1 : 0
      const asked = steps.length ? line.text : (before?.asked ?? '')
      const heard: Heard = { ...line, steps: open, asked, again }
      last.set(person.from, heard)
      person.notice?.(heard)
      if (open.length) waiting.set(person.from, heard)
    }
  }

  async function settleAll(): Promise<void> {
    const counts = new Map<string, number>()
    while (waiting.size) {
      const from = luck.one([...waiting.keys()])
      const heard = waiting.get(from)!
      waiting.delete(from)
      const person = people.get(from)!
      const act = reactionOf(person, heard)
      if (act === 'later') late.set(from, heard)
      if (!act || act === 'later') continue
      const count = (counts.get(from) ?? 0) + 1
      counts.set(from, count)
      if (count > MOST_IN_A_ROW)
        throw new Error(
          `${person.name} never comes to an end:\n${log
            .filter((entry) => entry.includes(person.name))
            .slice(-30)
            .join('\n')}`,
        )
      await send(person, act)
    }
  }

  const town: Town = {
    luck,
    settle: (person) => void people.set(person.from, person),
    async act(person, act) {
      await send(person, act)
      const asked = waiting.has(person.from)
      await settleAll()
      return asked
    },
    async actAll(starts) {
      const left = [...starts]
      while (left.length) {
        const [[person, act]] = left.splice(luck.between(0, left.length - 1), 1) as [[Person, Act]]
        await send(person, act)
        // some of the others answer in between
        for (let turns = luck.between(0, 3); turns > 0 && waiting.size; turns--) {
          const from = luck.one([...waiting.keys()])
          const heard = waiting.get(from)!
          waiting.delete(from)
          const reaction = reactionOf(people.get(from)!, heard)
          if (reaction === 'later') late.set(from, heard)
          else if (reaction) await send(people.get(from)!, reaction)
        }
      }
      await settleAll()
    },
    async answerLate(ask) {
      const put = [...late]
      late.clear()
      for (const [from, heard] of put)
        if (last.get(from) === heard) waiting.set(from, heard)
        else await send(people.get(from)!, ask)
      await settleAll()
    },
    async moveTo(at) {
      if (at.slice(0, 10) !== day) {
        day = at.slice(0, 10)
        log.push(`\n-- ${day}`)
      }
      moved(at)
      hear((await pipe.play({ at })).said)
      await settleAll()
    },
    async invite(role, region) {
      const { invite } = await pipe.play({ invite: role, region })
      if (!invite) throw new Error(`no invitation for ${role}`)
      return invite
    },
    log: () => `${log.join('\n')}\n`,
  }
  return town
}

/** @throws when this person was never told what to do about that question: a flow has changed */
function reactionOf(person: Person, heard: Heard): Act | undefined | 'later' {
  for (const step of heard.steps) {
    const reply = person.answers[step]
    if (reply) return reply(heard)
  }
  throw new Error(`${person.name} knows no answer to ${heard.steps.join(' or ')}:\n${heard.text}`)
}

const shownAct = (act: Act, under: Heard | undefined): string => {
  if ('pick' in act) return `[${under?.options.find(({ value }) => value === act.pick)?.label ?? act.pick}]`
  if ('contact' in act) return `(contact ${act.contact})`
  if ('photos' in act) return `(${act.photos.length} photos) ${act.text ?? ''}`.trimEnd()
  return act.text
}

const shownSaid = (name: string, { text, options }: SaidLine): string =>
  `bot → ${name}: ${text.replaceAll('\n', '\n  ')}${options.length ? `\n  ${options.map(({ label }) => `[${label}]`).join(' ')}` : ''}`

/** Taps an option by its label; the first one that there is. @throws when none of them is shown */
export const tap =
  (...labels: string[]): Reply =>
  ({ options, text }) => {
    const found = labels.find((label) => options.some((option) => option.label === label))
    if (found === undefined) throw new Error(`none of ${labels.join(', ')} is shown under: ${text}`)
    return { pick: found }
  }

export const write =
  (text: string): Reply =>
  () => ({ text })

/** Reads it and puts the phone away. */
export const leave: Reply = () => undefined

/** Taps the first option that is an entry of the list, not a way out or another page. */
export const tapFirst: Reply = ({ options }) => {
  const entry = options.find(({ value }) => !value.startsWith('@'))
  return entry ? { pick: entry.value } : undefined
}
