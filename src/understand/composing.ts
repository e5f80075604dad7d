import { FILLERS } from '../answers/grammar/fillers.ts'
import type { Words } from '../answers/grammar/tokens.ts'
import { wordSet } from '../answers/grammar/word-set.ts'
import { receiversIn } from '../answers/quantity.ts'
import type { Wish } from './intents/wish.ts'

/** The intent of somebody who looks for parcels, and for none in particular. */
export const LOOK_FOR_PARCELS = 'look_for_parcels'
/** The intent of an order of parcels that are yet to be composed: for a budget, and without a name. */
export const COMPOSE_PARCEL = 'compose_parcel'

const COMPOSE = /^(?:di|me[nm]?|nge?)?(?:susun|racik|rakit|buat|bikin|rangkai)(?:kan|in|akan|na)?$/
const PARCEL = /^(?:parcel|parsel|paket|hampers|bingkisan|hantaran|goodiebag|pkt)(?:nya)?$/
const OWN = /^(?:sendiri|custom|kustom)$/
/** Words between 'susun' and 'parsel' at most: 'buatkan kami 500 paket'. */
const REACH = 4

/** 'susun parsel', 'buatkan 500 paket', 'parsel custom' */
export function asksToCompose({ tokens }: Words): boolean {
  const said = tokens.filter(({ kind }) => kind === 'word' || kind === 'number')
  return said.some(({ norm }, at) => {
    if (PARCEL.test(norm) && OWN.test(said[at + 1]?.norm ?? '')) return true
    return COMPOSE.test(norm) && said.slice(at + 1, at + 1 + REACH).some((next) => PARCEL.test(next.norm))
  })
}

const BUDGET = /^(?:budget|budjet|bujet|bajet|anggaran|dana)(?:nya)?$/
/** Words of a message that says what a parcel may cost, and nothing else. */
const MOST_WORDS = 6

/** 'budget …' and little else. */
export function startsWithBudget({ tokens }: Words): boolean {
  const said = tokens.filter(({ kind }) => kind === 'word' || kind === 'number')
  return BUDGET.test(said[0]?.norm ?? '') && said.length <= MOST_WORDS
}

/** 'budget 150rb', 'anggarannya 200 ribu per parsel'. */
export function namesBudget(words: Words, { slots }: Wish): boolean {
  return startsWithBudget(words) && slots.budget !== undefined && !slots.budget.unsure && slots.qty === undefined
}

/** Whether an order names no goods but what a parcel may cost: somebody has to say what is in it. */
export const ordersByBudget = ({ intent, slots }: Wish): boolean =>
  intent === 'bulk_order' && slots.budget !== undefined && !slots.budget.unsure && slots.product === undefined

/** What a parcel is for, which says nothing of what is in it. */
const OCCASION =
  wordSet(`lebaran ramadhan ramadan puasa idul fitri natal imlek akhir tahun baru hari raya bingkisan karyawan pegawai kantor perusahaan
  acara ulang family gathering goodie bag siap pesan`)

const saidIn = ({ tokens }: Words) => tokens.filter(({ kind }) => kind === 'word' || kind === 'number')

/** 'bingkisan', 'goodie bag'. */
export const namesParcel = (words: Words): boolean =>
  saidIn(words).some(({ norm }, at, all) => PARCEL.test(norm) || (norm === 'goodie' && all[at + 1]?.norm === 'bag'))

const LOOKS = wordSet(
  'mau pengen ingin coba bisa minta lihat liat lihat2 liat2 tampilkan tunjukkan cari ada apa saja daftar list pilihan contoh yang',
)

/** 'bingkisan akhir tahun', 'mau liat parsel': parcels, and none in particular. */
export const namesOnlyParcels = (words: Words): boolean =>
  namesParcel(words) &&
  saidIn(words).every(
    ({ kind, norm }) =>
      kind === 'word' && (PARCEL.test(norm) || OCCASION.has(norm) || LOOKS.has(norm) || FILLERS.has(norm)),
  )

const TOWARDS = wordSet(
  'sekitar kira kira2 kurang lebih kurleb untuk buat semua semuanya total totalnya jumlah jumlahnya ada sebanyak',
)

/** 'sekitar 600 orang', 'buat 600 karyawan': how many are to get one, and nothing else. */
export function countsReceivers(words: Words): boolean {
  const { from, to } = receiversIn(words) ?? { from: 0, to: 0 }
  return (
    to > 0 &&
    words.tokens.every(
      ({ kind, norm }, at) =>
        kind !== 'word' || (at >= from && at < to) || TOWARDS.has(norm) || PARCEL.test(norm) || FILLERS.has(norm),
    )
  )
}
