import { titled } from '../domain/names.ts'
import { clean } from './grammar/clean.ts'
import { FILLERS } from './grammar/fillers.ts'
import { wordsOf } from './grammar/tokens.ts'
import { wordSet } from './grammar/word-set.ts'
import { NO, YES } from './grammar/yesno-words.ts'
import type { AnswerKind } from './kind.ts'
import { ok, refuse } from './read.ts'
import { lengthProblem, plainText } from './text.ts'

const IN_FRONT =
  /^(?:(?:nama(?:nya|ku| saya| usaha(?:nya| saya)?| toko(?:nya)?| lengkap(?: saya)?)?|jeneng(?:e|ku)?|nami abdi|wasta(?:na)?(?: abdi)?|asma(?:na)?(?: kulo)?|saya|abdi|kulo|aku|atas nama|a\.?n\.?|(?:panggil|tulis|pake|pakai|kasih|namain|dinamain|sebut)(?: saja| aja)?|ini|ya ?udah|ya sudah|yowis|sok(?: atuh)?)\s*[:=,]?\s+)+(?=\S)/i
const BEHIND =
  /(?:[\s,.]+(?:ya|nya|aja|saja|wae|deh|bu|pak|kak|min|mas|mbak|kang|teh|makasih|terima kasih)?)+[\s.!🙏]*$/iu
/** 'istri saya namanya Lilis', 'ema mah namina Icih': who is spoken of stands in front. */
const CALLED =
  /^(?:\S+\s+){1,4}(?:namanya|namina|namana|nami[ae]?|ngaranna|jenenge|asmane|asmanipun)\s*[:=,]?\s+(?=\S)/i

/** 'Dapur Rohaeti, jualan rengginang': what somebody makes is told behind the name. */
const TRADE_BEHIND =
  /(?:\s*[,;–-]\s*|\s+)(?:yang )?(?:jualan(?:nya)?|menjual|bikin|membuat|ngadamel|damel|nyieun|nggawe|produksi(?:nya)?|ngical|icalan|ngajual|dodolan|sadean)\s+\S.*$/iu

/** 'Eti Suheti, di kampung Anjun': where somebody lives is told behind the name. */
const PLACE_BEHIND =
  /(?:\s*,\s*ti|(?:[\s,]+(?:kita|kami|saya|abdi|tinggal(?:nya)?|rumah(?:nya)?|lokasi(?:nya)?))*[\s,]+(?:di|dari|asal|kampung|kp|desa|ds|dusun|dsn|perum(?:ahan)?|blok|gang|gg|jalan|jln|jl|rt))\b.*$/iu
/** 'Ma Icih, di Tegalwaru'; 'Warung di Atas' is called so. */
const PLACE_TOLD = /\s*,\s*(?:(?:kita|kami|saya|abdi)\s+)?(?:di|ti|dari|alamat(?:nya|na)?)\s+\S.*$/iu

/** What a business is called by, and nobody: 'Mak', 'Bu', 'Haji' are both. */
const A_BUSINESS =
  /^(?:dapur|warung|warteg|toko|kedai|kios|rumah (?:makan|batik|kue|produksi)|pabrik|katering|catering|snack|cv|ud|pd|pt|kwt|umkm|kelompok|koperasi|usaha|batik|keripik|kripik|kue|saung|pondok)\s/i

/**
 * A person's or a business's name, without 'nama saya' in front and without what is made behind it. `min`, `max`:
 * characters. `person`: somebody, no business.
 */
export const name: AnswerKind<string> = {
  name: 'name',
  settings: { min: 'number', max: 'number', person: 'boolean' },
  reasons: ['empty', 'too_short', 'too_long', 'not_a_name', 'none_yet', 'a_business'],
  read({ text }, settings) {
    const person = settings.person === true
    const value = person
      ? nameIn(text).replace(PLACE_BEHIND, (place, at: number) => (at < 2 ? place : ''))
      : nameIn(text).replace(PLACE_TOLD, '')
    if (person && A_BUSINESS.test(value)) return refuse('a_business', { value: titled(value) })
    if (person && wordsOf(value).tokens.some(({ norm }) => TELLS.has(norm))) return refuse('not_a_name')
    if (!person && NONE_YET.test(value)) return refuse('none_yet')
    return (
      lengthProblem(value, { min: 2, max: 80, ...settings }) ??
      (looksLikeName(value) ? ok(value) : refuse('not_a_name'))
    )
  },
  check: (value, settings) =>
    lengthProblem(value, { min: 2, max: 80, ...settings }) ?? (looksLikeName(value) ? undefined : refuse('not_a_name')),
  say: titled,
}

function nameIn(text: string): string {
  const line = plainText(text).split('\n', 1)[0] ?? ''
  const bare = clean(line)
    .replace(/[\p{Extended_Pictographic}]+/gu, ' ')
    .trim()
    .replace(CALLED, '')
    .replace(IN_FRONT, '')
    .trim()
    .replace(TRADE_BEHIND, (trade, at: number) => (at < 2 ? trade : ''))
  const named = bare.split(' ').length > 1 ? bare.replace(BEHIND, '').trim() : bare
  return (named || bare).replace(/^["'“]+|["'”.,;!]+$/gu, '').trim()
}

/** Nods and shakes of the head: somebody answered the question before once more. */
const NO_NAME =
  /^(?:ya+h?|nya|iya+|y|ok[ey]*|oke|siap|sip|sok|hayu|hayuk|ayo|yuk|mangga|muhun|sumuhun|enya|heeh|leres|bener|betul|nggih|setuju|boleh|mau|tidak|tdk|gak?|ngga?k?|enggak?|henteu|moal|bukan|belum|nanti|bentar|halo|hai|menu|lanjut|lewati?|skip|kosong|batal|test?|tes)$/i

/** 'belum punya nama', 'teu acan aya namina bu': no refusal to tell it. */
const NONE_YET =
  /^(?:(?:kalo|kalau|klo|kl|lamun|upami|nek)\s+)?(?:(?:saya|kita|abdi)\s+)?(?:(?:masih|usahanya|namanya|nama usahanya|nama)\s+)?(?:belum|blm|blum|teu acan|tacan|can|durung|ga|gak|ngga|nggak|enggak|tidak|tdk|teu)\s+(?:(?:punya|ada|aya|gaduh|duwe|pake|pakai|dikasih|di kasih|bikin|kepikiran)(?:\s+(?:nama|namanya|namina|ngaran|apa2|apa-apa|merk?|brand)(?:\s+usaha(?:nya)?)?)?|bernama|dinamain|dinamai)(?:\s+(?:gimana|gmn|bagaimana|kumaha|piye|boleh|bisa|gapapa|ga papa|apa)(?:\s+(?:ga|gak|tidak|dong|atuh|ya))*)?\s*\??$/i

/** 'gimana caranya jadi umkm di sini': a question, whatever its sign. */
const ASKS =
  /^(?:gimana|gmn|bagaimana|kumaha|piye|kenapa|naha|berapa|brp|kapan|iraha|siapa|saha|apa(?:kah)? (?:ini|itu|bisa|boleh|saya|harus)|emang|kok|mau (?:tanya|nanya))\s/i

/** 'ga mau kasih nama dulu': a refusal, no name. */
const REFUSES =
  /^(?:ga|gak|ngga|nggak|enggak|tidak|tdk|jangan|belum|blm|teu|moal|ora|nanti|ntar|tar)\s+(?:mau|usah|perlu|dulu|bisa|tau|tahu|punya|ada|hoyong|acan|kersa|gelem|saja|aja)(?:\s|$)/i

const BESIDE_NODS = wordSet('semua semuanya itu ini lagi juga boro dulu usaha usahanya nama namanya apa')

/** 'iya udah bener semua', 'boro2 bu, belum ada': all of it nods or shakes a head. 'mantap snack' is a name. */
function onlyNods(value: string): boolean {
  const words = wordsOf(value).tokens.filter(({ kind }) => kind === 'word')
  return (
    words.length > 1 &&
    words.some(({ norm }) => YES.has(norm) || NO.has(norm)) &&
    words.every(({ norm }) => YES.has(norm) || NO.has(norm) || FILLERS.has(norm) || BESIDE_NODS.has(norm)) &&
    !/\p{Lu}/u.test(value.slice(1))
  )
}

/** 'nyalira we jeung pun anak' tells something of somebody, and names nobody. */
const TELLS =
  wordSet(`dan jeung sareng sama serta karo yang nu sing kalo kalau lamun tapi mah atuh we wae sih dong kok buat untuk biar supaya karena
  soalnya gara2 cuma hanya masih lagi sudah udah belum sendiri sendirian nyalira sorangan berdua`)

/** A name has letters, is no address of the web and mostly no digits. */
function looksLikeName(value: string): boolean {
  if (NO_NAME.test(value) || REFUSES.test(value) || ASKS.test(value) || onlyNods(value)) return false
  const letters = value.match(/\p{L}/gu)?.length ?? 0
  const digits = value.match(/\d/g)?.length ?? 0
  return letters >= 2 && digits <= letters && !/https?:|www\.|@|\?$/i.test(value)
}
