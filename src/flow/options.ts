import type { Role } from '../chat/actor.ts'
import type { Option } from '../chat/reply.ts'
import type { AskStep, ChooseStep, House, Talk } from './types.ts'

/** Most lines a menu may have on any channel (CHANNELS.md §3). */
export const MOST_OPTIONS = 10
/** Most characters of a line, and of a button when there are up to three. */
export const LABEL = 24
export const BUTTON_LABEL = 20

/** Values of options that are not answers themselves. */
export const SKIP = '@skip'
/** '@page:2' another page of a long list, '@edit:slot' in the menu of a bare 'ralat', '@fork:step' a way out of a question, '@read:1' the second of two readings */
export const PAGE = '@page:'
export const EDIT = '@edit:'
export const FORK = '@fork:'
export const READ = '@read:'
/** Offered to somebody who is stuck: '@write:25 sehari' an answer, '@back' the question before, '@start:petugas' another flow */
export const WRITE = '@write:'
export const BACK = '@back'
export const START = '@start:'

/** What a question shows below its text, in order. */
export function optionsOf(house: House, talk: Talk, step: AskStep | ChooseStep): Option[] {
  if (step.verb === 'choose') return step.forks.map(({ label, target }) => ({ label, value: target }))
  const word = (name: string) => house.words[`option.${name}`] ?? name
  const out = step.forks.map(({ label, target }) => ({ label, value: FORK + target }))
  if (step.optional) out.push({ label: word('skip'), value: SKIP })
  if (step.kind === 'pick') return [...page(listOf(talk, step), talk.page, MOST_OPTIONS - out.length, word), ...out]
  if (step.kind === 'yesno') return [...['yes', 'no'].map((value) => ({ label: word(value), value })), ...out]
  return [...step.choices, ...out]
}

/** The whole list a pick chooses from; only a page of it is shown. */
export const listOf = (talk: Talk, step: AskStep): Option[] =>
  ((talk.slots[step.from ?? ''] as Option[] | undefined) ?? []).map(({ value, label }) => ({
    value: String(value),
    label,
  }))

/** A page of a list that has room for so many lines, with the ways to the next and the previous page. */
function page(list: Option[], wanted: number, room: number, word: (name: string) => string): Option[] {
  if (list.length <= room) return list
  const size = Math.max(1, room - 2)
  const at = Math.min(Math.max(0, wanted), Math.ceil(list.length / size) - 1)
  const shown = list.slice(at * size, (at + 1) * size)
  if ((at + 1) * size < list.length) shown.push({ label: word('more'), value: PAGE + (at + 1) })
  if (at > 0) shown.push({ label: word('back'), value: PAGE + (at - 1) })
  return shown
}

/** Room for a label where people read on Telegram: a button shows about this many characters on a small phone. */
const BUTTON_LINE = 40

/** How long a label may be for whom: makers read menus on WhatsApp. */
export const roomFor = (roles: readonly Role[]): number =>
  roles.some((role) => role === 'seller' || role === 'newcomer') ? LABEL : BUTTON_LINE

/** A short figure at the end of a label that is never cut: ' · 300', ' · Rp15.000'. */
const TAIL = / · [^·]{1,14}$/u

/** A label cut to what fits a line of a menu, by whole characters; what stands at its end as a figure is kept. */
export function clip(label: string, room = LABEL): string {
  const whole = [...label]
  if (whole.length <= room) return label
  const tail = TAIL.exec(label)?.[0] ?? ''
  const kept = whole.slice(0, room - 1 - [...tail].length).join('')
  return `${kept.trimEnd()}…${tail}`
}

/** Labels as they are shown: cut, and still told apart when the beginnings are the same. */
export function clipAll(labels: readonly string[], room: number): string[] {
  const cut = labels.map((label) => clip(label, room))
  return cut.map((label, index) =>
    cut.indexOf(label) === cut.lastIndexOf(label) ? label : clipMiddle(labels[index] ?? '', room),
  )
}

/** 'Keripik Tempe…Pedas' */
function clipMiddle(label: string, room: number): string {
  if ([...label].length <= room) return label
  const last = [...(label.split(' ').at(-1) ?? '')].slice(-Math.floor(room / 2))
  const kept = [...label].slice(0, room - 1 - last.length).join('')
  return `${kept.trimEnd()}…${last.join('')}`
}

/** The lines of which something had to be cut, in full, with the numbers under which they are shown. */
export const inFull = (options: readonly Option[], room: number): string =>
  options.flatMap(({ label }, index) => ([...label].length > room ? [`${index + 1}. ${label}`] : [])).join('\n')
