import type { Chance } from '../../src/cli/seed/chance.ts'
import { clumsy, type Made, paragraph, told } from './goods.ts'
import { type Act, type Heard, leave, type Person, type Reply, tap, tapFirst, write } from './town.ts'

/** How somebody is. */
export interface Character {
  /** tells a product in one message, or in as many as are asked for */
  tells: 'at once' | 'bit by bit'
  typos: boolean
  /** what becomes of an offer */
  offers: 'yes' | 'part' | 'no' | 'on dp' | 'silent'
  /** answers offers some hours later */
  late: boolean
}

export interface Maker extends Person {
  character: Character
  made: Made
  /** the first hello */
  hello(): Act
  /** "sudah semua", for one promise after the other, or part of it */
  report(all: boolean): Act
}

const YES = ['sanggup bu', 'siap', 'bisa pak, sanggup semua', 'muhun, sanggup', 'InsyaAllah sanggup', 'ok siap bu']
const DP = ['sanggup asal dp sudah masuk', 'bisa bu tapi DP dulu ya']
const REASONS = ['Modal', 'Bahan', 'Tenaga', 'Alat', 'Sedang libur']

/** A maker with a phone on WhatsApp, who answers what is asked and now and then has to be asked twice. */
export function maker(
  luck: Chance,
  who: { name: string; business: string; district: string; phone: string; nth: number },
  made: Made,
  character: Character,
  photos: (nth: number) => string,
): Maker {
  let reporting: 'all' | 'half' = 'half'
  let delays = 0
  const say = (text: string): Act => ({ text: character.typos ? clumsy(luck, text) : text })
  /** written by hand the first time, tapped when it was not understood */
  const orTap =
    (text: () => string, ...labels: string[]): Reply =>
    (heard) =>
      heard.again === 0 && luck.percent(60) ? say(text()) : tap(...labels)(heard)

  const answers: Record<string, Reply> = {
    'menu/menu': leave,
    'ask-outside-sales/which': tap('Nihil'),
    'hello/consent': orTap(() => luck.one(['ya setuju bu', 'setuju', 'iya', 'muhun']), 'Ya'),
    'register-business/business_name': write(who.business),
    'register-business/owner_name': write(who.name),
    'register-business/district': (heard) =>
      heard.options.some(({ value }) => value.startsWith('32.')) ? tapFirst(heard) : { text: who.district },
    'register-business/business_kind': tap('Makanan'),
    'register-business/workers': () => ({ text: luck.one(['3', '2 orang', 'lewati', '5']) }),
    'register-business/nib': () => ({
      text: luck.percent(60) ? `2999${String(who.nth).padStart(9, '0')}` : luck.one(['lewati', 'Lewati']),
    }),
    'register-business/namesake': tap('Belum, ini baru'),
    'register-business/card': tap('Ya, sudah benar'),

    'register-product/product_name': () =>
      character.tells === 'at once' ? { text: paragraph(luck, made) } : { text: told.name(made) },
    'register-product/unit_price': (heard) =>
      heard.again > 1 ? { text: String(made.price) } : say(told.price(luck, made)),
    'register-product/capacity': (heard) =>
      heard.again > 1 ? { text: `${made.daily} sehari` } : say(told.capacity(luck, made)),
    'register-product/photos': () => ({
      photos: luck.percent(40) ? [photos(who.nth), photos(who.nth + 1)] : [photos(who.nth)],
    }),
    'register-product/same_thing': tap('Ya, produk lain'),
    'register-product/kind': tapFirst,
    'register-product/unit': write(made.unit),
    'register-product/net_weight': write(made.grams ? `${made.grams} gram` : `${made.ml} ml`),
    'register-product/shelf_life': write(made.shelf),
    'register-product/storage': tap('Suhu ruang'),
    'register-product/packaging': tap(made.packaging),
    'register-product/pirt': write(made.pirt),
    'register-product/halal': write(made.halal),
    'register-product/min_order': () => ({ text: luck.one(['lewati', '10', '1']) }),
    'register-product/lead_time': write('2 hari'),
    'register-product/card': tap('Ya, kirim'),
    'register-product/short_card': (heard) => (heard.again > 2 ? tap('Nanti saja')(heard) : tap('Isi sekarang')(heard)),
    'register-product/odd_unit': tap('Ya, betul'),
    'register-product/bpom': tap('Belum'),
    'register-product/permit_card': tap('Nanti saja'),
    'register-product/sent': tap('Selesai'),
    'register-product/sent_with_papers': tap('Selesai'),
    'register-product/sent_without_halal': tap('Selesai'),

    'offer/answer': (heard) => answerOffer(heard),
    'offer/pieces_possible': (heard) => ({ text: String(Math.max(1, Math.floor(asked(heard) / 2))) }),
    'offer-answered/pieces_possible': (heard) => ({ text: String(Math.max(1, Math.floor(asked(heard) / 2))) }),
    'offer-answered/reason': () => ({ pick: luck.one(REASONS) }),
    'offer-answered/not_enough': tap('Ya, segitu saja'),
    'offer-answered/none_free': tap('Belum bisa'),
    'offer-answered/promised_before': tap('Tetap sanggup'),
    'offers/allocation': tapFirst,
    'offer-yes/allocation': tapFirst,
    'offer-no/allocation': tapFirst,
    'offer-no/promised': tap('Bukan'),

    'account-wanted/want': orTap(() => 'nanti saja', 'Nanti saja'),
    'confirm-capacity/same': tap('Masih sama'),
    'payout/asked': tap('Sudah masuk'),
    'progress/allocation': tapFirst,
    'progress/done': (heard) => {
      const pieces = numberAfter('janjinya', heard.asked)
      return reporting === 'all' ? tap('Sudah semua')(heard) : { text: String(Math.max(1, Math.floor(pieces / 2))) }
    },
    'progress/too_many': tap('Ya, sudah semua'),
    'mend-product/card': tap('Ya, kirim lagi'),
    'mend-product/photos': () => ({ photos: [photos(who.nth + 7)] }),
    'mend-product/product_name': () => ({ text: made.name }),
    'mend-product/unit_price': () => ({ text: String(made.price) }),
    'mend-product/unit': () => ({ text: made.unit }),
    'mend-product/capacity': () => ({ text: `${made.daily} sehari` }),
    'mend-product/net_weight': () => ({ text: made.grams ? `${made.grams} gram` : `${made.ml} ml` }),
    'mend-product/shelf_life': () => ({ text: made.shelf }),
    'mend-product/storage': tap('Suhu ruang'),
    'mend-product/packaging': tap(made.packaging),
    'mend-product/pirt': () => ({ text: made.pirt }),
    'mend-product/halal': () => ({ text: made.halal }),
    'mend-product/kind': tapFirst,
    'mend-product/description': () => ({ text: 'Renyah dan gurih, dibuat sendiri di rumah' }),
    'mend-product/short_card': tap('Isi sekarang'),
  }

  function answerOffer(heard: Heard): Act | undefined | 'later' {
    const { offers, late } = character
    if (offers === 'silent') return undefined
    if (late && delays++ % 2 === 0) return 'later'
    if (offers === 'no') return luck.percent(50) ? tap('Belum bisa')(heard) : say('maaf belum bisa bu')
    if (heard.again > 0) return tap(offers === 'on dp' ? 'Sanggup asal DP masuk' : 'Sanggup semua')(heard)
    if (offers === 'on dp') return { text: luck.one(DP) }
    if (offers === 'yes') return luck.percent(50) ? tap('Sanggup semua')(heard) : say(luck.one(YES))
    const part = Math.max(1, Math.floor(asked(heard) * 0.6))
    return luck.percent(50) ? { text: `${part} aja bu` } : tap('Sanggup sebagian')(heard)
  }

  return {
    name: who.name,
    from: `whatsapp:${who.phone}`,
    character,
    made,
    answers,
    hello: () =>
      character.tells === 'at once' && luck.percent(40)
        ? { text: paragraph(luck, made) }
        : { text: luck.one(['halo', 'Assalamualaikum', 'min mau daftar', 'pagi bu, sy mau ikut gabung']) },
    report(all) {
      reporting = all ? 'all' : 'half'
      return { text: luck.one(['lapor progres', 'lapor barang siap', 'progres']) }
    },
  }
}

/** Pieces an offer speaks of: '…*: 120 bungkus × Rp…'. */
const asked = ({ asked: text }: Heard): number => Number(/: ([\d.]+) [^\n]*×/.exec(text)?.[1]?.replaceAll('.', '') ?? 2)

/** The number that follows a word: 'janjinya 1.200 bungkus' → 1200. */
export const numberAfter = (word: string, text: string): number =>
  Number(new RegExp(`${word}:?\\s*\\*?([\\d.]+)`).exec(text)?.[1]?.replaceAll('.', '') ?? Number.NaN)
