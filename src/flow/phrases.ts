import { UNREADABLE } from '../chat/message.ts'
import type { Unheard } from './types.ts'

/** The engine's own sentences in flows/phrases.yaml, with the {values} each may use. */
export const ENGINE_PHRASES = {
  /** what was written with nothing being talked about is not understood; the greeter's words follow */
  not_understood: [],
  /** thanks and "ok" after the talk is over */
  welcome: [],
  /** the talk is over and nothing else was said */
  done: [],
  /** an old button or quoted question that can't be answered any more */
  prompt_over: [],
  /** an interrupted talk goes on; its question follows */
  resume: ['title'],
  cancelled: ['title'],
  nothing_to_cancel: [],
  restarted: [],
  /** something of this talk is saved already: it can't begin anew */
  cannot_restart: [],
  nothing_before: [],
  /** 'masih lama ga pertanyaannya?': about so many, the open one among them; its question follows */
  questions_left: ['left'],
  last_question: [],
  /** 'buat apa?' at a question whose file gives no reason of its own; the question follows */
  why_asked: [],
  may_skip: [],
  /** 'contohnya?': the question follows, with its example */
  like_this: [],
  /** 'ga tau': answers to choose from follow */
  roughly: [],
  /** 'nanti saya lanjut': the question stays open */
  paused: [],
  nothing_to_edit: [],
  which_edit: [],
  edited: ['label', 'value'],
  /** what 'ralat' names was saved by an action and is no longer an answer of this talk */
  already_saved: ['label'],
  /** the answer was not read but something else in the message was */
  noted_file: [],
  noted_but: [],
  noted_for_later: [],
  /** a refusal that has no words of its own */
  not_read: [],
  /** after the second refusal in a row, above answers to choose from */
  choices: [],
  /** after the third refusal in a row */
  stuck: [],
  /** "2" may be the second line or the answer two */
  number_or_option: ['number', 'label'],
  /** two readings of what was said before its question came */
  which_for: ['label'],
  /** one reading, not quite sure */
  is_it_right: ['value'],
  /** what a model made of a message that our readers could not settle, as they read its words */
  proposed: ['guess'],
  /** what was heard in a voice note */
  heard: ['words'],
  /** no, that was not meant: in other words, then */
  say_otherwise: [],
  /** a bug: the turn was rolled back, and the code stands in the log */
  apology: ['code'],
  /** a message with nothing in it that can be read: blanks, control characters */
  nothing_written: [],
  /** a photo or paper where none is asked for; the question stays open */
  file_not_needed: [],
  /** thanks in the middle of a talk: no answer, and no acceptance of anything */
  thanks: [],
} as const satisfies Record<string, readonly string[]>

/** Everything that may come and cannot be read. */
export const UNHEARD: readonly Unheard[] = [...UNREADABLE, 'voice']

/** What sends people to an officer, and may be said to officers in other words: the same name with '_officer' behind it. */
export const SAID_TO_OFFICERS = ['stuck', 'unreadable.voice', 'unreadable.call'] as const

export type EnginePhrase = keyof typeof ENGINE_PHRASES | `unreadable.${Unheard}`

/** What a refusal may say beside its words; each kind of answer gives some of them. */
export const REFUSAL_VALUES = ['min', 'max', 'words', 'value', 'date', 'digits'] as const

/** Words of the engine and of the readers in flows/words.yaml. */
export const ENGINE_WORDS = [
  'option.skip',
  'option.more',
  'option.back',
  'option.yes',
  'option.no',
  'option.number',
  'option.previous',
  'option.officer',
  'option.help',
  'typical.capacity',
  'typical.date',
  'typical.days',
  'typical.month',
  'typical.weight',
  'ask.that',
  'ask.which_one',
  'photo.small',
  'photo.blurred',
  'photo.keep',
  'photo.again',
  'delivery.rest',
  'proposed.yes',
  'proposed.no',
] as const
