/** Digits with whatever people put between them, spelled-out digits, and addresses of any network. */
const DIGITS = /\+?\d(?:[\s.,\-–—_/()*·]*\d){6,}/g
const SPELLED =
  'nol|kosong|satu|hiji|siji|dua|loro|tiga|tilu|telu|empat|opat|papat|lima|enam|genep|nem|tujuh|pitu|delapan|dalapan|wolu|sembilan|salapan|sanga'
const SPELLED_DIGITS = new RegExp(`\\b(?:${SPELLED})(?:[\\s,.-]+(?:${SPELLED})){5,}\\b`, 'gi')
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const LINK = /\b(?:https?:\/\/|www\.|wa\.me\/|t\.me\/)\S+/gi
const HANDLE = /(?<![\w.])@\w{3,}/g

/** An amount with its dots, of at most nine digits: no phone is written so. */
const AMOUNT = /^[1-9]\d{0,2}(?:[.,]\d{3}){1,2}$/
const PHONE_START = /^(?:62|8\d{8})/

/**
 * A message as it may leave the house: no phone, account or permit number however it is written, no mail address or link,
 * none of the names given. Prices and counts stay.
 * @param names of the person, the business and whoever else is known by name, of any length; short ones are left alone
 */
export function redact(text: string, names: readonly string[] = []): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : (western(digit) ?? '#')))
    .replace(/\p{Cf}/gu, '')
  const without = plain
    .replace(MAIL, '[surel]')
    .replace(LINK, '[tautan]')
    .replace(HANDLE, '[akun]')
    .replace(SPELLED_DIGITS, '[nomor]')
    .replace(DIGITS, (run) => (run.trim().split(/\s+/).every(isAmount) ? run : '[nomor]'))
  return names
    .map((name) => name.trim())
    .filter((name) => name.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .reduce(
      (said, name) =>
        said.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'), '[nama]'),
      without,
    )
}

/** 'Sri' is a name, 'Bu' is none. */
const SHORTEST = 3

const isAmount = (word: string) => AMOUNT.test(word) && !PHONE_START.test(word.replace(/\D/g, ''))

/** A digit of another script: Arabic, Devanagari, Javanese … stand in tens from their zero. */
function western(digit: string): string | undefined {
  const code = digit.codePointAt(0) ?? 0
  for (let zero = code; zero > code - 10; zero--)
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String((code - zero) % 10)
  return undefined
}

const escaped = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
