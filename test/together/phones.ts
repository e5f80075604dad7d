import { readFileSync } from 'node:fs'
import type { SaidLine } from '../../src/cli/script.ts'
import type { Person as CloudPerson } from '../stand-ins/cloud/person.ts'
import type { Person as TelegramPerson } from '../stand-ins/telegram/person.ts'
import type { Seen } from '../stand-ins/telegram/screen.ts'
import type { PersonHands } from '../stand-ins/whatsapp/person.ts'
import type { PersonAs } from '../stand-ins/whatsapp/stand-in.ts'
import type { Networks } from './networks.ts'

/** What somebody does: as in a script, but for how options are chosen, which is each network's own. */
export type Done = { text: string } | { pick: string } | { photos: string[]; text?: string } | { contact: string }

/** A phone on one of the networks. */
export interface Phone {
  /** @returns the line of a script that says the same */
  does(act: Done): Promise<Record<string, unknown>>
  /** what came since it was last looked at, oldest first; texts with the marks of the flows, options by their labels */
  news(): SaidLine[]
}

/** @param as how WhatsApp knows this person, when the phone is a maker's */
export function phone(networks: Networks, from: string, as?: PersonAs): Phone {
  const [channel, id = ''] = from.split(':')
  const { makers } = networks
  if (channel === 'whatsapp')
    return makers.by === 'web'
      ? whatsAppPhone(from, makers.whatsapp.person(id, as))
      : cloudPhone(from, makers.meta.person(id))
  const bot = channel === 'buyer' ? networks.buyers : networks.officers
  return telegramPhone(from, bot.person(Number(id)))
}

function whatsAppPhone(from: string, person: PersonHands): Phone {
  let seen = 0
  let menu: string[] = []
  let picks = 0
  return {
    async does(act) {
      if ('photos' in act) {
        person.sendsPhotos(
          act.photos.map((path) => readFileSync(path)),
          { album: act.photos.length > 1, ...(act.text === undefined ? {} : { caption: act.text }) },
        )
        return { from, ...act }
      }
      if ('contact' in act) throw new Error('nobody shares a contact with us on WhatsApp')
      const text = 'text' in act ? act.text : chosen(act.pick)
      person.says(text)
      return { from, text }
    },
    news() {
      const fresh = person.screen().slice(seen)
      seen += fresh.length
      return fresh.map(({ id, text }) => {
        const said = withoutMenu(text)
        if (said.labels.length) menu = said.labels
        return line(id, from, said.text, said.labels)
      })
    },
  }

  /** Some answer with the number, some write the label. */
  function chosen(label: string): string {
    const at = menu.indexOf(label)
    if (at < 0) throw new Error(`'${label}' is not in the menu: ${menu.join(', ')}`)
    return picks++ % 3 === 2 ? label : String(at + 1)
  }
}

function cloudPhone(from: string, person: CloudPerson): Phone {
  let seen = 0
  return {
    async does(act) {
      if ('contact' in act) throw new Error('nobody shares a contact with us on WhatsApp')
      if ('photos' in act)
        person.sendsPhotos(
          act.photos.map((path) => readFileSync(path)),
          act.text,
        )
      else if ('pick' in act) person.taps(act.pick)
      else person.says(act.text)
      return { from, ...act }
    },
    news() {
      const fresh = person.screen().slice(seen)
      seen += fresh.length
      return fresh.map(({ id, text, choices }) => {
        // more options than a list holds are numbered, as on the paired phone
        const said = withoutMenu(text)
        const labels = choices.length ? choices.map(({ title }) => title) : said.labels
        return line(id, from, said.text, labels)
      })
    },
  }
}

const MENU = /(?:^|\n\n)((?:\d+\. [^\n]+\n?)+)\n+_[^\n]+_$/

/** A text with a numbered menu under it, taken apart. */
function withoutMenu(text: string): { text: string; labels: string[] } {
  const menu = MENU.exec(text)
  if (!menu) return { text, labels: [] }
  const lines = menu[1]!.trimEnd().split('\n')
  return { text: text.slice(0, menu.index), labels: lines.map((one) => one.replace(/^\d+\. /, '')) }
}

function telegramPhone(from: string, person: TelegramPerson): Phone {
  const shown = new Map<number, string>()
  return {
    async does(act) {
      if ('contact' in act) {
        person.sharesContact()
        return { from, contact: `62811${String(person.id).padStart(6, '0')}` }
      }
      if ('photos' in act)
        person.sendsPhotos(
          act.photos.map((path) => readFileSync(path)),
          act.text,
        )
      else if ('pick' in act) await person.taps(act.pick)
      else person.says(act.text)
      return { from, ...act }
    },
    news() {
      return person.screen().flatMap((bubble) => {
        const labels = bubble.rows.flat()
        const before = shown.get(bubble.messageId)
        const now = JSON.stringify([bubble.text, labels])
        // a keyboard that is taken away is not news
        if (before === now || (before !== undefined && !labels.length)) return []
        shown.set(bubble.messageId, now)
        return [line(String(bubble.messageId), from, marked(bubble), labels)]
      })
    },
  }
}

/** Telegram's HTML as the flows have it. */
const marked = ({ html, text }: Seen): string =>
  (html || text)
    .replace(/<\/?b>/g, '*')
    .replace(/<\/?i>/g, '_')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

const line = (id: string, to: string, text: string, labels: string[]): SaidLine => ({
  id,
  at: '',
  to,
  text,
  options: labels.map((label) => ({ value: label, label })),
  files: [],
})
