import { monthAt } from '../../answers/grammar/calendar-words.ts'
import { isContents } from '../../answers/grammar/contents.ts'
import { FILLERS } from '../../answers/grammar/fillers.ts'
import { isMinimumOrder } from '../../answers/grammar/minimum-order.ts'
import type { MeasurePart, Part } from '../../answers/grammar/part.ts'
import { partsOf } from '../../answers/grammar/parts.ts'
import { phonesIn } from '../../answers/grammar/phones.ts'
import { ratesIn } from '../../answers/grammar/rates.ts'
import type { Token, Words } from '../../answers/grammar/tokens.ts'
import { bareUnitAt } from '../../answers/grammar/units.ts'
import { wordSet } from '../../answers/grammar/word-set.ts'
import { conceptsOf, NEAR } from './concepts.ts'
import { phraseAt, phraseBefore } from './phrases.ts'
import { orderNumberIn } from './slots.ts'

/** What a whole message is about: concepts, and `#…` for what numbers, signs and pairs of words show. */
export function aboutOf(words: Words): ReadonlySet<string> {
  const about = new Set<string>()
  const said = words.tokens.filter(({ kind }) => kind === 'word')
  for (const [at, token] of said.entries()) {
    // thanks accept nothing
    const thanks = token.norm === 'terima' && said[at + 1]?.norm === 'kasih'
    if (isHeads(words.tokens, token)) continue
    // 'min order 20' orders nothing
    if (token.norm === 'pesan' && /^min(?:imal)?$/.test(said[at - 1]?.norm ?? '')) continue
    for (const concept of thanks ? ['thanks'] : conceptsOf(token)) about.add(concept)
  }
  for (const [at, { norm, stem }] of said.entries())
    for (const { name, reach, second } of NEAR.get(norm) ?? NEAR.get(stem) ?? [])
      for (let next = at + 1; next <= at + reach && next < said.length; next++)
        if (second.has((said[next] as Token).norm) || second.has((said[next] as Token).stem)) about.add(name)
  addNumbers(words, about)
  if (asks(words.tokens) || / sudah (?:[^\s]+ ){0,3}belum /.test(spoken(said))) about.add('#asks')
  if (about.has('#reorder')) about.add('reorder')
  if (waits(said)) about.add('#waits')
  if (speaksOfMonth(words.tokens)) about.add('#month')
  if (isReady(words.tokens)) about.add('#ready')
  if (isCount(words.tokens, (word) => PACKED.has(word))) about.add('#packed')
  // 'baru 60 bu'
  if (words.tokens.some(({ norm }, at) => norm === 'baru' && words.tokens[at + 1]?.kind === 'number'))
    about.add('#barely')
  // 'dari 400 pcs saya ambil 150'
  if (words.tokens[0]?.norm === 'dari' && words.tokens[1]?.kind === 'number') about.add('#outof')
  if (said[0]?.norm === 'eh') about.add('#oops')
  const first = said.find(({ norm }) => !FILLERS.has(norm))
  if (first && conceptsOf(first).includes('mend')) about.add('#mends')
  if (registersThing(said)) about.add('#registers')
  if (sharesIn(words.tokens)) about.add('#share')
  if (countsThings(words)) about.add('#things')
  if (about.has('#asks') && isThere(words.tokens)) about.add('#isthere')
  const content = said.filter(({ norm }) => !FILLERS.has(norm)).length
  if (content <= 3) about.add('#short')
  if (content === 0) about.add('#empty')
  return about
}

const FEW =
  /^(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\w+(?:puluh|belas|ratus|ribu)|ribu|ratus|puluh)$/

/** '800 orang', 'lima orang', 'sy orang Telukjambe': a count of people or who one is, nobody to talk to. */
function isHeads(tokens: readonly Token[], token: Token): boolean {
  if (token.norm !== 'orang') return false
  const before = tokens[tokens.indexOf(token) - 1]
  if (/^(?:saya|kami|abdi|kulo|sim)$/.test(before?.norm ?? '')) return true
  return before !== undefined && (before.kind === 'number' || FEW.test(before.norm))
}

/** 'penjualan oktober', 'omzet bulan lalu'. */
const speaksOfMonth = (tokens: readonly Token[]) =>
  tokens.some(
    ({ norm }, at) =>
      monthAt(tokens, at) !== undefined ||
      (norm === 'bulan' && /^(?:ini|lalu|kemarin)$/.test(tokens[at + 1]?.norm ?? '')),
  )

const PACKED = wordSet('terpacking terpaking terkemas dipacking dikemas packing')

/** 'siap 200', 'siap 40 kotak bu': so many are ready, and nothing else is said. */
export const isReady = (tokens: readonly Token[]): boolean => isCount(tokens, (word) => word === 'siap')

/** 'hari ini dipacking 120' */
const TODAY = wordSet('hari ini tadi pagi siang sore barusan')

/** 'terpacking 300': a number, behind one word and before its unit, and nothing else. */
function isCount(tokens: readonly Token[], of: (word: string) => boolean): boolean {
  const counted = tokens.filter(({ kind, norm }) => kind === 'number' || (kind === 'word' && !FILLERS.has(norm)))
  const said = counted.slice(counted.findIndex(({ norm }) => !TODAY.has(norm)))
  const [first, number, unit, more] = said
  if (!of(first?.norm ?? '') || number?.kind !== 'number' || more) return false
  return unit === undefined || bareUnitAt(tokens, tokens.indexOf(unit)) !== undefined
}

function addNumbers(words: Words, about: Set<string>): void {
  const { tokens } = words
  const parts = partsOf(tokens, 'count')
  for (const part of parts) {
    if (
      part.type === 'measure' &&
      (isContents(tokens, part) || isMinimumOrder(tokens, part) || (part.one && isPriced(parts, part)))
    )
      continue
    if (part.type === 'measure')
      about.add(part.unit.kind === 'weight' || part.unit.kind === 'volume' ? '#weight' : '#qty')
    else if (part.type === 'figure') {
      const money = part.figure.market || part.figure.money || part.figure.value >= SURELY_MONEY
      about.add(money ? '#money' : '#number')
      if (money && part.figure.bound === 'max' && !part.figure.upper) about.add('#limit')
    } else if (part.type === 'percent') about.add('#percent')
    else if (part.type === 'length') about.add('#length')
  }
  const rates = ratesIn(tokens, parts)
  if (rates.length) about.add('#rate')
  if (
    parts.some(
      (part) => part.type === 'measure' && !rates.some(({ counted }) => counted === part) && isBulk(tokens, part),
    )
  )
    about.add('#bulk')
  if (orderNumberIn(words)) about.add('#order')
  if (phonesIn(words).length) about.add('#phone')
}

/** The words, with a blank around each; 'tapi' parts them. */
const spoken = (said: readonly Token[]) => ` ${said.map(({ norm }) => (norm === 'tapi' ? '\n' : norm)).join(' ')} `

/** 'daftarin kue cucur': something is registered, not oneself. */
function registersThing(said: readonly Token[]): boolean {
  return said.some(({ norm }, at) => {
    const adds = /^tambah(?:in|kan|keun)$/.test(norm)
    if (!adds && !/^(?:(?:men|nga|n|di)?da[fp]tar(?:in|kan|keun)|masukin|masukkan)$/.test(norm)) return false
    const next = said[at + 1]
    return (
      next !== undefined &&
      !(adds && NO_PRODUCT.test(next.norm)) &&
      !FILLERS.has(next.norm) &&
      !/^(?:usaha|umkm|toko|diri|akun|saya|kami|nama|bisnis|warung|di|ke|untuk|sebagai)$/.test(next.norm)
    )
  })
}

/** What is added to something that is there already. */
const NO_PRODUCT =
  /^(?:lagi|stok|kapasitas|jumlah|alamat|kartu|foto|catatan|satu|dua|harga|isi|nomor|ke|di|yang|ini|itu|sedikit|dikit|orang|hari|budget|diskon|bonus|ucapan|box|dus|bungkus|toples|paket|parcel|kotak|pcs|satuan|pesanan|penerima|rasa|varian|sama|dan|keterangan|semua)$/

/** 'bentar ya', 'tunggu, saya foto dulu': the message begins by asking for time. */
function waits(said: readonly Token[]): boolean {
  const first = said.find(({ norm }) => !FILLERS.has(norm))
  return (
    first !== undefined &&
    /^(?:bentar|sebentar|nunggu|sakedap|sekedap|sedela|bntr|sbentar|bentaran|sek|sik)$/.test(first.norm)
  )
}

/** '100 keripik tempe': a bare number with a thing behind it, no money, date, order or clock. */
function countsThings(words: Words): boolean {
  const { tokens } = words
  return partsOf(tokens, 'count').some((part) => {
    if (part.type !== 'figure' || part.figure.money || part.figure.upper !== undefined) return false
    const before = tokens[part.from - 1]?.norm ?? ''
    if (/^(?:nomor|tanggal|jam|pukul|sp|po|h|ke|-|\/)$/.test(before) || monthAt(tokens, part.to) !== undefined)
      return false
    if (phraseAt(words, part.to)?.from === part.to) return true
    // 'pesen rengginang 30'
    return (
      phraseBefore(words, part.from)?.to === part.from &&
      (endsMessage(tokens, part.to) ||
        GOES_ON.test(tokens[tokens[part.to]?.text === ',' ? part.to + 1 : part.to]?.norm ?? ''))
    )
  })
}

/** 'pesan keripik tempe 100 kirim ke Klari' */
const GOES_ON = /^(?:di)?(?:kirim|antar|terima)(?:kan|nya)?$/

const endsMessage = (tokens: readonly Token[], from: number): boolean =>
  tokens.slice(from).every(({ kind, norm }) => kind !== 'number' && (kind !== 'word' || FILLERS.has(norm)))

/** '70/100', '120 dari 200'. */
function sharesIn(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind, norm, text }, at) => {
    const of = (text === '/' && tokens[at]?.glued) || (kind === 'word' && norm === 'dari')
    if (!of || tokens[at + 1]?.kind !== 'number') return false
    return tokens[at - 1]?.kind === 'number' || tokens[at - 2]?.kind === 'number'
  })
}

const ISTHERE = /^(?:ada|adakah|punya|sedia|tersedia|nyediain|menyediakan)$/

/** 'ada sirup jambu ga?', 'aya opak teu?': the clause begins with 'ada'; or ends with it: 'madu di bawah 100rb ada ga ya'. */
function isThere(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ norm }, at) =>
      ISTHERE.test(norm) &&
      (tokens[at + 1]?.text === '?' ||
        (tokens[at + 1]?.norm === 'tidak' &&
          (endsMessage(tokens, at + 2) || /^di(?:sini)?$/.test(tokens[at + 2]?.norm ?? ''))) ||
        tokens
          .slice(0, at)
          .every((token) => token.kind !== 'word' || FILLERS.has(token.norm) || /^(?:masih|apakah)$/.test(token.norm))),
  )
}

/** 'sebungkus' right behind a sum is what the sum is for. */
function isPriced(parts: readonly Part[], part: Part): boolean {
  const before = parts[parts.indexOf(part) - 1]
  return before?.type === 'figure' && before.figure.money && part.from - before.to <= 2
}

/** Nobody counts so many of anything without naming it. */
const SURELY_MONEY = 100_000

const MANY = 30

/** '1.200 parcel': more than anyone takes home. */
function isBulk(tokens: readonly Token[], part: MeasurePart): boolean {
  return (
    part.qty >= MANY &&
    /^(?:parcel|paket|hampers|box|kotak)$/.test(part.unit.name) &&
    !isContents(tokens, part) &&
    !isMinimumOrder(tokens, part)
  )
}

/** A question: its mark, a question word, or 'ga', 'blm' at the end of a clause. */
function asks(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    if (token.text === '?') return true
    if (token.kind !== 'word') return false
    if (
      /^(?:berapa|brp|brapa|kapan|apakah|adakah|gimana|bagaimana|kumaha|iraha|mana|dimana|piro|kapan2|kenapa|naha|kunaon|siapa|saha)$/.test(
        token.norm,
      )
    )
      return true
    // 'diterima apa ditolak', 'udah apa belum'
    if (/^(?:apa|atau)$/.test(token.norm) && /^(?:di\w{4,}|belum|tidak)$/.test(tokens[at + 1]?.norm ?? '')) return true
    if (!/^(?:tidak|belum|apa|teu)$/.test(token.norm)) return false
    // 'pengrajin batik ada ga di sini'
    if (token.norm === 'tidak' && tokens[at - 1]?.norm === 'ada') return true
    for (let next = at + 1; next < tokens.length; next++) {
      const after = tokens[next] as Token
      if (after.kind !== 'word') return true
      if (!FILLERS.has(after.norm)) return after.norm !== token.norm && at > 0 && next > at + 1 && token.norm !== 'apa'
    }
    return at > 0
  })
}
