import { readDate } from '../../answers/grammar/date.ts'
import { FILLERS } from '../../answers/grammar/fillers.ts'
import { partsOf } from '../../answers/grammar/parts.ts'
import { phonesIn } from '../../answers/grammar/phones.ts'
import { readPrice } from '../../answers/grammar/price.ts'
import { readQuantity } from '../../answers/grammar/quantity.ts'
import { ratesIn } from '../../answers/grammar/rates.ts'
import { type Token, type Words, written } from '../../answers/grammar/tokens.ts'
import { readWeights } from '../../answers/grammar/weights.ts'
import type { ReadContext } from '../../answers/kind.ts'
import type { Said } from '../said.ts'
import { districtIn } from './slots.ts'
import { type Field, put, type SlotReader } from './wish.ts'

const FIELDS: Readonly<Record<string, Field>> = {
  harga: 'price',
  nama: 'name',
  jumlah: 'qty',
  jml: 'qty',
  qty: 'qty',
  berat: 'weight',
  netto: 'weight',
  isi: 'weight',
  bobot: 'weight',
  kapasitas: 'capacity',
  kecamatan: 'kecamatan',
  kec: 'kecamatan',
  alamat: 'address',
  nomor: 'phone',
  hp: 'phone',
  wa: 'phone',
  minimal: 'min_order',
  merek: 'brand',
  foto: 'photo',
  satuan: 'unit',
  pirt: 'pirt',
  halal: 'halal',
  tanggal: 'date',
  stok: 'capacity',
}

/** 'harga yang tadi salah, harusnya 16rb': which answer, and what it becomes. Without a field, the value tells it. */
export const correction: SlotReader = (words, context, wish) => {
  const { tokens } = words
  const at = tokens.findIndex(
    ({ norm, stem }, index) => (FIELDS[norm] !== undefined || FIELDS[stem] !== undefined) && !isFilledIn(tokens, index),
  )
  const token = tokens[at]
  const named = token && (FIELDS[token.norm] ?? FIELDS[token.stem])
  const field = named ?? fieldOfValue(words, context)
  if (!field) return
  const value = valueFor(field, words, context)
  if (named) put(wish, 'field', { value: named, from: at, to: at + 1 })
  else if (value) put(wish, 'field', { value: field, from: value.from, to: value.to })
  put(wish, 'value', value)
}

/** 'salah isi harga': 'isi' is what was done, not what is in the pack. */
const isFilledIn = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.norm === 'isi' && /^(?:salah|keliru|lepat|saya|tadi|kami|abdi)$/.test(tokens[at - 1]?.norm ?? '')

function fieldOfValue(words: Words, context: ReadContext): Field | undefined {
  if (phonesIn(words).length) return 'phone'
  if (ratesIn(words.tokens, partsOf(words.tokens, 'count')).length) return 'capacity'
  const price = readPrice(words)
  const money =
    price && words.tokens.slice(price.from, price.to).some(({ norm }) => /^(?:rp|rb|ribu|k|jt|juta)$/.test(norm))
  if (price?.amount !== undefined && money) return 'price'
  if (readWeights(words)) return 'weight'
  if (readQuantity(words)?.unit !== undefined) return 'qty'
  return districtIn(words, context) ? 'kecamatan' : undefined
}

function valueFor(field: Field, words: Words, context: ReadContext): Said<unknown> | undefined {
  switch (field) {
    case 'price': {
      const price = readPrice(words)
      return price?.amount === undefined ? undefined : { value: price.amount, from: price.from, to: price.to }
    }
    case 'qty':
    case 'min_order':
    case 'capacity': {
      const read = readQuantity(words)
      return read?.qty === undefined ? undefined : { value: read.qty, from: read.from, to: read.to }
    }
    case 'weight': {
      const read = readWeights(words)
      const [only, more] = read?.weights ?? []
      return read && only && !more
        ? { value: 'grams' in only ? only.grams : only.ml, from: read.from, to: read.to }
        : undefined
    }
    case 'phone': {
      const last = phonesIn(words).at(-1)
      return last && { value: last.phone, from: last.from, to: last.to }
    }
    case 'kecamatan': {
      const found = districtIn(words, context)
      const [only, more] = found?.districts ?? []
      return found && only && !more ? { value: only.name, from: found.from, to: found.to } : undefined
    }
    case 'date': {
      const read = readDate(words, context)
      return read?.day ? { value: read.day, from: read.from, to: read.to } : undefined
    }
    case 'name':
    case 'brand': {
      const cue = words.tokens.findLastIndex(({ norm }) =>
        /^(?:harusnya|seharusnya|jadi|menjadi|benernya|ganti|diganti|maksudnya|kuduna|bener|benar|betul|leres)$/.test(
          norm,
        ),
      )
      return restFrom(words, cue < 0 ? behindField(words) : cue + 1)
    }
    default:
      return undefined
  }
}

/** 'koreksi: nama produknya Dodol Kacang': what stands behind the field; nothing where only the field is called wrong. */
function behindField({ tokens }: Words): number {
  const field = tokens.findIndex(({ norm, stem }) => /^(?:nama|merek)$/.test(norm) || /^(?:nama|merek)$/.test(stem))
  let at = field + 1
  while (
    /^(?:produk|produknya|produkna|usaha|barang|barangnya|nya|saya|kami|:|=|itu|yang)$/.test(tokens[at]?.norm ?? '')
  )
    at++
  const unsaid = tokens
    .slice(at)
    .some(({ norm }) => /^(?:salah|keliru|typo|lepat|kurang|tadi|ubah|ganti|apa)$/.test(norm))
  return unsaid ? tokens.length : at
}

/** The words from here to the end of the clause, before 'bukan'. */
function restFrom(words: Words, start: number): Said<unknown> | undefined {
  const isField = (at: number) =>
    /^(?:nama|merek)$/.test(words.tokens[at]?.stem ?? '') || /^(?:nama|merek)$/.test(words.tokens[at]?.norm ?? '')
  let from = start
  // 'yang bener mereknya Teh Nyai'
  while (isField(from)) from++
  let to = from
  while (to < words.tokens.length && !ends(words.tokens[to] as Token)) to++
  // 'jadi Sambal Bunda ya bu', but 'Dapur Ibu'
  while (to > from + 1 && isAddress(words.tokens[to - 1] as Token)) to--
  const value = written(words, from, to)
  return value ? { value, from, to } : undefined
}

const isAddress = ({ norm, text }: Token) => FILLERS.has(norm) && /^\p{Ll}/u.test(text)

const ends = ({ kind, text, norm }: Token) =>
  kind === 'break' || kind === 'emoji' || /^[,.;!?]$/.test(text) || norm === 'bukan'
