import type { Chance } from '../../src/cli/seed/chance.ts'

/** What a maker makes, and how it is told. */
export interface Made {
  name: string
  /** the group of goods that a parcel line asks for */
  group: Group
  price: number
  unit: string
  grams?: number
  ml?: number
  /** pieces a day */
  daily: number
  pirt: string
  halal: string
  shelf: string
  packaging: string
  /** the very words in which it is told, where somebody really told it */
  words?: string
}

export type Group = 'keripik' | 'rengginang' | 'kue kering' | 'sambal' | 'kopi' | 'dodol'

interface Kind {
  group: Group
  names: readonly string[]
  unit: string
  grams?: number
  ml?: number
  prices: readonly number[]
  pirtType: string
  shelf: string
  packaging: string
}

/** What goes into the parcels: six lines, each with several names that may stand in for each other. */
const KINDS: readonly Kind[] = [
  {
    group: 'keripik',
    names: ['Keripik Singkong', 'Keripik Pisang', 'Keripik Tempe', 'Keripik Bayam', 'Keripik Talas'],
    unit: 'bungkus',
    grams: 200,
    prices: [11_000, 12_000, 12_500, 13_000, 14_000],
    pirtType: '15',
    shelf: '3 bulan',
    packaging: 'Standing pouch',
  },
  {
    group: 'rengginang',
    names: ['Rengginang Ketan', 'Rengginang Terasi', 'Rengginang Udang'],
    unit: 'bungkus',
    grams: 250,
    prices: [14_000, 15_000, 16_000],
    pirtType: '06',
    shelf: '4 bulan',
    packaging: 'Plastik',
  },
  {
    group: 'kue kering',
    names: ['Kue Kering Nastar', 'Kue Kering Semprong', 'Kue Kering Kacang', 'Kue Kering Sagu Keju'],
    unit: 'toples',
    grams: 300,
    prices: [27_000, 28_000, 30_000],
    pirtType: '06',
    shelf: '3 bulan',
    packaging: 'Toples plastik',
  },
  {
    group: 'sambal',
    names: ['Sambal Oncom', 'Sambal Cumi', 'Sambal Teri', 'Sambal Bawang'],
    unit: 'botol',
    ml: 150,
    prices: [17_000, 18_000, 19_000, 20_000],
    pirtType: '11',
    shelf: '3 bulan',
    packaging: 'Botol kaca',
  },
  {
    group: 'kopi',
    names: ['Kopi Bubuk Robusta', 'Kopi Bubuk Arabika', 'Kopi Bubuk Jahe'],
    unit: 'bungkus',
    grams: 100,
    prices: [15_000, 16_000, 17_000],
    pirtType: '10',
    shelf: '6 bulan',
    packaging: 'Standing pouch',
  },
  {
    group: 'dodol',
    names: ['Dodol Ketan', 'Dodol Susu', 'Dodol Nanas'],
    unit: 'kotak',
    grams: 250,
    prices: [15_000, 16_000, 17_500],
    pirtType: '09',
    shelf: '1 bulan',
    packaging: 'Kotak/dus',
  },
]

export const GROUPS: readonly Group[] = KINDS.map(({ group }) => group)

/** Rupiah a line of a parcel pays for one piece: the dearest that makers of the group ask. */
export const linePrice = (group: Group): number => Math.max(...KINDS.find((kind) => kind.group === group)!.prices)

/** What the nth maker makes; `house` tells two of the same kind apart. */
export function madeBy(luck: Chance, nth: number, group: Group, house: string): Made {
  const kind = KINDS.find((kind) => kind.group === group)!
  const number = String(nth + 1).padStart(4, '0')
  return {
    name: `${luck.one(kind.names)} ${house}`,
    group: kind.group,
    price: luck.one(kind.prices),
    unit: kind.unit,
    ...(kind.grams ? { grams: kind.grams } : {}),
    ...(kind.ml ? { ml: kind.ml } : {}),
    daily: luck.between(8, 20) * 5,
    pirt: `2${kind.pirtType}321501${number}${luck.between(28, 31)}`,
    halal: `ID3211000${number}${luck.between(100_000, 999_999)}`,
    shelf: kind.shelf,
    packaging: kind.packaging,
  }
}

const short = (price: number) => (price % 1000 ? `${price / 1000}`.replace('.', ',') : `${price / 1000}`)
const size = ({ grams, ml }: Made) => (grams ? `${grams} gr` : `${ml} ml`)

/** Ways in which a whole product is told in one message. */
const PARAGRAPHS: readonly ((made: Made) => string)[] = [
  (m) =>
    `Assalamualaikum bu, mau daftarin ${m.name.toLowerCase()}, ${short(m.price)}rb per ${m.unit} isi ${size(m)}, sehari bisa ${m.daily} ${m.unit}`,
  (m) =>
    `Nama produk: ${m.name}\nHarga: ${m.price.toLocaleString('id-ID')}/${m.unit}\nNetto: ${size(m)}\nKapasitas: ${m.daily} ${m.unit}/hari\nP-IRT: ${m.pirt}`,
  (m) =>
    `min sy jual ${m.name.toLowerCase()} ${size(m)} harganya ${short(m.price)}k se${m.unit}, kapasitas ${m.daily} ${m.unit} sehari, halal ${m.halal}`,
  (m) =>
    `Produk sy ${m.name}, Rp ${m.price.toLocaleString('id-ID')},- per ${m.unit} (${size(m)}). Bisa bikin ${m.daily} ${m.unit}/hari ya pak 🙏 PIRT ${m.pirt}`,
]

export const paragraph = (luck: Chance, made: Made): string => made.words ?? luck.one(PARAGRAPHS)(made)

/** The same in messages of their own, as the bot asks for them. */
export const told = {
  name: (m: Made) => m.name,
  price: (luck: Chance, m: Made) =>
    luck.one([
      `${short(m.price)}rb se${m.unit} ${size(m)}`,
      `${short(m.price)} ribu per ${m.unit} isi ${size(m)} bu`,
      `${m.price} / ${m.unit}`,
      `Rp${m.price.toLocaleString('id-ID')} per ${m.unit}`,
    ]),
  capacity: (luck: Chance, m: Made) =>
    luck.one([`sehari ${m.daily} ${m.unit}`, `${m.daily} ${m.unit} sehari bu`, `bisa ${m.daily} ${m.unit}/hari`]),
}

/**
 * A message from somebody in a hurry: letters left out or swapped in the words around the figures. What carries meaning
 * (figures, names in capitals, units) stays.
 */
export function clumsy(luck: Chance, text: string): string {
  return text
    .split(' ')
    .map((word) => {
      if (word.length < 5 || /[\d/:.,@\n]|^[A-Z]/.test(word) || !luck.percent(25)) return word
      const at = luck.between(1, word.length - 2)
      return luck.percent(50)
        ? word.slice(0, at) + word.slice(at + 1)
        : word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
    })
    .join(' ')
}
