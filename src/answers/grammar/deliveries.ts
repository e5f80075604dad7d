import { type DateRead, readDate } from './date.ts'
import { readQuantity } from './quantity.ts'
import { wordsOf } from './tokens.ts'

/** What was said of one of several deliveries. */
export interface DeliveryRead {
  /** null: the rest; undefined: nothing said */
  count: number | null | undefined
  day: string | undefined
  address: string | undefined
}

type Context = Parameters<typeof readDate>[1]

/** Where one thing ends and the next may begin: a comma may also stand within an address. */
const BETWEEN = /[\n;,]+|\s+(?:dan|lalu|terus|trus|kemudian|&|\+)\s+|\s+(?=(?:sisanya|sisana|selebihnya)\b)/i
/** '1.', '2)', 'kiriman ke-2:', 'yang kedua', 'pertama': which one it is tells nothing else. */
const NUMBERED =
  /^\s*(?:\d{1,2}[.)]\s+|-\s+)?(?:(?:yang|yg|kiriman|pengiriman|tahap|kirim)\s+)*(?:(?:ke[-\s]?)?(?:\d{1,2}|satu|dua|tiga)\s*:\s*|(?:pertama|kedua|ketiga|keempat|terakhir)\b\s*:?\s*)?/i
const REST = /^\s*(?:sisa(?:nya|na)?|selebihnya|yang lain(?:nya)?)\b/i
/** What leads to a place: 'ke gudang KIIC', 'diantar ke …'. */
const PLACE = /(?:^|\s)(?:(?:di)?(?:kirim|antar)(?:kan)?\s+)?(?:ke|di|alamat(?:nya)?)\s+(.+)$/i
/** A day of the month and no month: 'tgl 25' behind 'tgl 20 Feb' is in February. */
const DAY_ONLY =
  /\b(?:tgl|tanggal|tg)\.?\s*(\d{1,2})\b(?!\s*[./-]\s*\d)(?!\s+(?:jan|feb|mar|apr|mei|jun|jul|agu|agt|ags|sep|okt|nov|des|bulan|bln)\w*)/i

/**
 * The deliveries that a text lists, each begun by a number or a day, in the order said; what stands before the first is
 * none. A day is 'YYYY-MM-DD'.
 */
export function deliveriesIn(text: string, context: Context): DeliveryRead[] {
  const listed: string[] = []
  for (const piece of wordsOf(text).text.split(BETWEEN)) {
    const bare = piece.replace(NUMBERED, '').trim()
    if (!bare) continue
    const begins = REST.test(bare) || dayIn(bare, context)?.day !== undefined
    if (begins) listed.push(bare)
    else if (listed.length) listed[listed.length - 1] += `, ${bare}`
  }
  let before: string | undefined
  return listed.map((said) => {
    const read = oneDelivery(said, before, context)
    before = read.day ?? before
    return read
  })
}

const dayIn = (text: string, context: Context): DateRead | undefined => readDate(wordsOf(text), context)

function oneDelivery(said: string, before: string | undefined, context: Context): DeliveryRead {
  const text = before === undefined ? said : said.replace(DAY_ONLY, (_, day: string) => sameMonth(before, Number(day)))
  const words = wordsOf(text)
  const date = readDate(words, context)
  const span = date && [words.tokens[date.from]!.start, words.tokens[date.to - 1]!.end]
  const rest = span ? `${withoutLead(words.text.slice(0, span[0]))} ${words.text.slice(span[1])}` : words.text
  const place = PLACE.exec(rest)
  const counted = rest.slice(0, place?.index ?? rest.length)
  const address = place?.[1]?.replace(/\s+/g, ' ').replace(/^[\s,.:]+|[\s,.:]+$/g, '')
  return { count: countIn(counted), day: date?.day, address: address && address.length >= 3 ? address : undefined }
}

/** 'tgl', 'untuk tanggal', 'pada' in front of a day. */
const withoutLead = (text: string) => text.replace(/(?:\s|^)(?:(?:untuk|pada|buat|tgl|tanggal|tg|hari)\.?\s*)+$/i, ' ')

function countIn(text: string): number | null | undefined {
  const read = readQuantity(wordsOf(text))
  const count = read?.pieces ?? read?.qty
  if (count !== undefined) return Number.isInteger(count) && count > 0 && !read?.unclear ? count : undefined
  return REST.test(text) ? null : undefined
}

/** That day of the month in which another day lies, or of the next month when it is over by then. */
function sameMonth(before: string, day: number): string {
  const [year, month, last] = before.split('-').map(Number) as [number, number, number]
  const next = day < last ? month + 1 : month
  return `${day}/${next > 12 ? 1 : next}/${next > 12 ? year + 1 : year}`
}
