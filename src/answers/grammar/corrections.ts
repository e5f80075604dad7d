import { FILLERS } from './fillers.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

interface Span {
  from: number
  to: number
}

/** Words with which people take back what they just wrote. */
const TAKES_BACK =
  wordSet(`eh ehh ralat koreksi maksud maksudku maksudna maksude typo salah sori sorry harusnya seharusnya kuduna
  kudune kedah revisi diralat eits ups oops kebanyakan kelebihan keliru lepat mestinya benernya yangbener
  diganti berubah`)
/** Words before an older state: 'dulu 10rb sekarang 12rb', 'dari 10rb jadi 12rb'. */
const BEFORE =
  wordSet(`dulu dulunya tadinya kemarin biasanya asalnya semula awalnya tadi sebelumnya normal normalnya shopee tokopedia baheula mulana biyen
  aslinya`)
const NOW = wordSet('sekarang jadi jadinya menjadi naik turun kini tinggal diganti promo diskon disini sini')
const DENIES = new Set(['bukan', 'jangan', 'ulah', 'ojo'])
/** 'tadi 20rb, yang bener 22rb' */
const RIGHT = /^(?:benar|bener|betul|leres|tepat)(?:nya|na)?$/
const REACH = 10
const SHORT = 4

/**
 * Which of several values a person took back in the same message: '100 eh 120', 'bukan 14rb tapi 16rb', '16rb bukan 14rb',
 * 'dulu 10rb sekarang 12rb', '350gr salah, yang benar 300gr'.
 * @param spans values of one kind, from left to right
 * @returns one flag a value; never all of them
 */
export function takenBack(tokens: readonly Token[], spans: readonly Span[]): boolean[] {
  const gone = spans.map(() => false)
  spans.forEach((span, index) => {
    if (deniedBefore(tokens, span.from)) gone[index] = true
    if (calledWrong(tokens, span)) gone[index] = true
    if (tokens[span.from - 1]?.norm === 'lama' && tokens[span.from - 2]?.norm === 'harga') gone[index] = true
    if (calledOld(tokens, span)) gone[index] = true
    if (isNoLongerAsked(tokens, span) && spans.some((other) => other !== span && isAsked(tokens, other)))
      gone[index] = true
    const next = spans[index + 1]
    if (!next) return
    const between = tokens.slice(span.to, next.from)
    if (between.length > REACH && !between.slice(0, 4).some(({ norm }) => norm === 'salah')) return
    if (between.some(({ norm }, at) => RIGHT.test(norm) && between[at - 1]?.norm === 'yang')) gone[index] = true
    if (isDeniedBehind(between)) gone[index] = true
    else if (between.some(({ norm, stem, kind }) => kind === 'word' && (TAKES_BACK.has(norm) || TAKES_BACK.has(stem))))
      gone[index] = true
    else if (
      (saysBefore(tokens, span.from) || BEFORE.has(tokens[span.to]?.norm ?? '')) &&
      between.some(({ norm }) => NOW.has(norm))
    )
      gone[index] = true
    else if (tokens[span.from - 1]?.norm === 'dari' && between[0]?.norm === 'ke') gone[index] = true
    // '75 pcs.. maaf 80 pcs'
    else if (between.length <= SHORT && between.at(-1)?.norm === 'maaf') gone[index] = true
  })
  if (gone.every(Boolean)) gone.fill(false)
  const decided = decision(tokens, spans)
  return decided < 0 ? gone : gone.map((flag, index) => flag || index !== decided)
}

/** '17rb… bukan deng, 18rb', 'senin, bukan, selasa': the no stands by itself between the two. */
function isDeniedBehind(between: readonly Token[]): boolean {
  const no = between.findIndex(({ norm }) => norm === 'bukan')
  if (no < 0) return false
  const after = between.slice(no + 1)
  const end = after.findIndex(({ kind, text }) => kind === 'break' || /^[,.;!]$/.test(text))
  return after.slice(0, Math.max(end, 0)).every(({ norm }) => FILLERS.has(norm)) && end >= 0
}

/** '30 apa 40 ya, 40 aja deh': the one that the person settles on, or -1. */
function decision(tokens: readonly Token[], spans: readonly Span[]): number {
  const last = spans.at(-1)
  const first = spans[0]
  if (!last || !first || spans.length < 3) return -1
  const wavers = tokens.slice(first.to, last.from).some(({ norm }) => norm === 'apa' || norm === 'atau')
  const settles = tokens.slice(last.to, last.to + 2).some(({ norm }) => norm === 'saja' || norm === 'deh')
  return wavers && settles ? spans.length - 1 : -1
}

const OTHER_SUM = /^(?:normal|normalnya|coret|hpp|pokok|modal|modalnya)$/
const ASKED_SUM = /^(?:jual|promo|diskon|jadi|jualnya)$/

/** 'promo 10rb (normal 13rb)', 'hpp 9rb jual 13rb': not what the buyer pays. */
const isNoLongerAsked = (tokens: readonly Token[], { from }: Span): boolean =>
  OTHER_SUM.test(tokens[from - 1]?.norm ?? '')
const isAsked = (tokens: readonly Token[], { from }: Span): boolean =>
  ASKED_SUM.test(tokens[from - 1]?.norm ?? '') ||
  (tokens[from - 1]?.norm === 'harga' && ASKED_SUM.test(tokens[from - 2]?.norm ?? ''))

/** 'bukan 14rb', 'jangan besok'. */
export function deniedBefore(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1, steps = 0; at >= 0 && steps < 3; at--, steps++) {
    const token = tokens[at] as Token
    if (token.kind !== 'word') return false
    if (DENIES.has(token.norm)) return true
    // 'ga jadi 20rb, 19rb aja'
    if (token.norm === 'jadi' && tokens[at - 1]?.norm === 'tidak') return true
    if (!/^(?:yang|harga|rp|hari|tanggal|di|per|pas|lagi|cuma|hanya)$/.test(token.norm)) return false
  }
  return false
}

/** 'yang kemarin saya tulis 350gr salah'. */
function calledWrong(tokens: readonly Token[], { from, to }: Span): boolean {
  const after = tokens.slice(to, to + 2)
  const wrong = after.findIndex(({ norm }) => norm === 'salah' || norm === 'keliru' || norm === 'lepat')
  if (wrong < 0 || after[wrong + 1]?.norm === 'satu' || after.slice(0, wrong).some(({ kind }) => kind !== 'word'))
    return false
  return tokens
    .slice(Math.max(0, from - 5), from)
    .some(({ norm }) => /^(?:tulis|nulis|ketik|ngetik|tadi|kemarin|bilang|sebut|jawab|isi|yang)$/.test(norm))
}

/** 'yang saya tulis tadi 36rb itu harga lama'. */
function calledOld(tokens: readonly Token[], { to }: Span): boolean {
  const after = tokens.slice(to, to + 4)
  const old = after.findIndex(({ norm }) => norm === 'lama')
  return old > 0 && after.slice(0, old).every(({ norm }) => /^(?:itu|mah|teh|adalah|harga|yang|masih)$/.test(norm))
}

function saysBefore(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 4); at--) {
    const token = tokens[at] as Token
    if (token.kind === 'break') return false
    if (BEFORE.has(token.norm) || (token.norm === 'dari' && at === from - 1)) return true
  }
  return false
}

/** Whether a message has words that take something back at all ('eh harga yang tadi salah'). */
export const takesBack = (tokens: readonly Token[]): boolean =>
  tokens.some(({ norm, stem }) => TAKES_BACK.has(norm) || TAKES_BACK.has(stem))
