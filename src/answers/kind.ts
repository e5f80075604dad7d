import type { Media } from '../chat/message.ts'
import type { Option } from '../chat/reply.ts'

/** What a reader may know besides the message: everything is handed in, nothing is fetched. */
export interface ReadContext {
  /** 'YYYY-MM-DD' in Asia/Jakarta */
  today: string
  /** feast key → days 'YYYY-MM-DD', ascending: idul_fitri, ramadan_1, idul_adha, imlek (fixed feasts are known to the reader) */
  feasts: Readonly<Record<string, readonly string[]>>
  districts: readonly District[]
  /** '32.15': whose kecamatan win when a name exists in several regencies */
  region?: string
  /** options as they were shown, in order (pick, choose) */
  options?: readonly Option[]
  /** the question asked, in words (a yes/no answer may depend on it) */
  question?: string
  /** words for keys ('kind.snack' → 'Keripik & camilan'), from flows/words.yaml */
  words?: Readonly<Record<string, string>>
  /** product kind key or unit already known, for ranges and "goods by weight are quoted in thousands" */
  known?: Readonly<Record<string, unknown>>
}

/** A kecamatan: `code` is Kemendagri's ('32.15.05'). */
export interface District {
  code: string
  name: string
  regionCode: string
}

/** What a person sent, as one answer. */
export interface AnswerInput {
  text: string
  /** value of a tapped option */
  pick?: string
  media: readonly Media[]
  contact?: string
  location?: { lat: number; lon: number }
  /** somebody else's words, passed on */
  forwarded?: true
}

export type Refusal = { ok: false; reason: string; values?: Record<string, string> }

/**
 * A value understood · words not understood, with a reason that has a phrase · two readings, to be asked; or one, with
 * its own question or '' for "is it right?", and what the line is called that asks for another answer.
 */
export type Read<T> =
  | { ok: true; value: T }
  | Refusal
  | { ok: false; reason: 'unsure'; question: string; readings: { value: T; label: string }[]; again?: string }

/**
 * One kind of answer: how it is read, said and set up in a flow file.
 * Adding one costs this file, one line in `answers/index.ts` and its phrases.
 */
export interface AnswerKind<T = unknown> {
  name: string
  /** settings a flow file may give beside `answer:` (min, max, …), each a number, word, list or yes/no */
  settings: Readonly<Record<string, 'number' | 'text' | 'texts' | 'boolean'>>
  /** every reason `read` can refuse with: each needs a phrase in flows/phrases.yaml */
  reasons: readonly string[]
  read(input: AnswerInput, settings: Readonly<Record<string, unknown>>, context: ReadContext): Read<T>
  /** holds a value found elsewhere (a whole description) against the same settings; nothing = fine */
  check?(value: T, settings: Readonly<Record<string, unknown>>, context: ReadContext): Refusal | undefined
  /**
   * What a value far from the usual range of its kind may have been meant to be, itself among it: asked back rather than
   * taken ('Rp15.000' or 'Rp150.000' for a pack of crisps). Nothing = usual, or nothing is known to hold it against.
   */
  doubt?(value: T, settings: Readonly<Record<string, unknown>>, context: ReadContext): readonly T[] | undefined
  /** the value in Indonesian, as it stands on a card: 'Rp15.000', '3 Maret 2027' */
  say(value: T, context: ReadContext): string
}
