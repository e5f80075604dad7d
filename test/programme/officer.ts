import type { Chance } from '../../src/cli/seed/chance.ts'
import type { Group } from './goods.ts'
import { linePrice } from './goods.ts'
import { numberAfter } from './maker.ts'
import { type Act, type Heard, leave, type Person, type Reply, tap, tapFirst, write } from './town.ts'

/** A packing point, as an officer enters it. */
export interface Point {
  name: string
  district: string
  daily: number
}

/** A parcel, as an officer puts it together. */
export interface ParcelPlan {
  name: string
  lines: readonly Group[]
  point: string
  fee: number
}

export interface Admin extends Person {
  addPoint(point: Point): Act
  /** invites the keeper of a packing point; the code comes with the answer */
  invite(point: string): Act
  makeParcel(plan: ParcelPlan): Act
  /** the last invitation's code */
  code(): string
  /** looks through the orders at risk: one after the other, until `seenAllRisks` */
  lookAtRisks(): Act
  seenAllRisks(): boolean
  /** from now on what cannot be had any more is taken off the orders at risk */
  giveUp(): void
}

/** Somebody of the office who may do everything: curates, verifies, makes parcels, looks after orders at risk. */
export function admin(luck: Chance, who: { name: string; id: string }, code: string): Admin {
  let point: Point = { name: '', district: '', daily: 0 }
  let plan: ParcelPlan = { name: '', lines: [], point: '', fee: 0 }
  let line = 0
  let picked = new Set<string>()
  let invited = ''
  let keeps = ''
  let late = false
  let seenAll = false
  const offeredAgain = new Map<string, string>()

  const answers: Record<string, Reply> = {
    ...joins(who.name, code),
    'menu-admin/menu': leave,
    'curation/product': tapFirst,
    'curation/none': tap('Selesai'),
    'curate/show': (heard) => (luck.percent(50) ? tap('Beri nilai')(heard) : tap('Putuskan sekarang')(heard)),
    'curate/score_quality': () => mark(luck),
    'curate/score_quantity': () => mark(luck),
    'curate/score_packaging': () => mark(luck),
    'curate/score_permits': () => mark(luck),
    'curate/weighed': tap('Setujui'),
    'curate/verdict': tap('Setujui'),
    'curate/stopped': tap('Kembalikan'),
    'curate/mend_reason': (heard) => (heard.again > 0 ? tap('Sudah, lanjut')(heard) : tapFirst(heard)),
    'curate/mend_note': write('lewati'),
    'curate/approved': tap('Produk berikutnya'),
    'curate/waiting_halal': tap('Produk berikutnya'),
    'curate/no_reason': tap('Pilih alasan'),
    'curate/returned': tap('Produk berikutnya'),
    'verify-buyers/buyer': tapFirst,
    'verify-buyer/show': tap('Verifikasi'),
    'verify-buyer/verified': tap('Pembeli berikutnya'),
    'morning/both': tap('Kurasi produk'),
    'morning/products': tap('Kurasi sekarang'),
    'morning/buyers': tap('Verifikasi sekarang'),

    'add-packing-point/point_name': () => ({ text: point.name }),
    'add-packing-point/district': () => ({ text: point.district }),
    'add-packing-point/point_address': write('lewati'),
    'add-packing-point/daily_capacity': () => ({ text: String(point.daily) }),

    'invite-officer/role': tap('Penjaga titik kumpul'),
    'invite-officer/packing_point': ({ options }) => byLabel(options, keeps),

    'new-parcel/parcel_name': () => ({ text: plan.name }),
    'parcel-line/line_label': () => ({ text: plan.lines[line]! }),
    'parcel-line/line_quantity': write('1'),
    'parcel-line/line_price': () => ({ text: String(linePrice(plan.lines[line]!)) }),
    'parcel-line/sure': tap('Ya, betul'),
    'parcel-line/search_words': (heard) =>
      picked.size || heard.again > 1 ? tap('Sudah cukup')(heard) : { text: plan.lines[line]! },
    'parcel-line/hit': (heard) => {
      const next =
        heard.options.find(({ value }) => !value.startsWith('@') && !picked.has(value)) ??
        heard.options.find(({ value }) => value.startsWith('@page') && !picked.has(value))
      if (!next) return tap('Sudah cukup')(heard)
      picked.add(next.value)
      return { pick: next.value }
    },
    'parcel-line/more': (heard) => {
      line++
      picked = new Set()
      return line < plan.lines.length ? tap('Tambah isi lagi')(heard) : tap('Lanjut')(heard)
    },
    'parcel-packing/new_fee': () => ({ text: String(plan.fee) }),
    'parcel-packing/new_point': ({ options }) => byLabel(options, plan.point),
    'parcel-packing/parcel_photo': write('lewati'),
    'new-parcel/duplicate': tap('Tidak jadi'),
    'parcel/not_ready': tap('Nanti dulu'),
    'parcel/editable': (heard) => tap('Terbitkan')(heard),

    'at-risk/order': (heard) => nextRisk(heard),
    'at-risk/shown': (heard) => {
      if (late) return heard.again > 0 ? tap('Selesai')(heard) : tap('Kurangi pesanan')(heard)
      return heard.again > 0 ? tap('Selesai')(heard) : tap('Tawarkan lagi')(heard)
    },
    'at-risk/sure': tap('Ya, kurangi'),
  }

  /** each order once a day */
  function nextRisk({ options, at }: Heard): Act | undefined {
    const day = at.slice(0, 10)
    const next = options.find(({ value }) => !value.startsWith('@') && offeredAgain.get(value) !== day)
    if (!next) {
      seenAll = true
      return undefined
    }
    offeredAgain.set(next.value, day)
    return { pick: next.value }
  }

  return {
    name: who.name,
    from: `officer:${who.id}`,
    answers,
    notice({ text }) {
      const found = /\/start (\S+)/.exec(text)
      if (found) invited = found[1]!
    },
    addPoint(wanted) {
      point = wanted
      return { text: 'tambah titik kumpul' }
    },
    invite(name) {
      keeps = name
      return { text: 'undang petugas' }
    },
    makeParcel(wanted) {
      plan = wanted
      line = 0
      picked = new Set()
      return { text: 'buat parsel' }
    },
    code: () => invited,
    lookAtRisks() {
      seenAll = false
      return { text: 'rawan' }
    },
    seenAllRisks: () => seenAll,
    giveUp() {
      late = true
    },
  }
}

/** Keeps a packing point: counts what comes in, sends it off. */
export function keeper(luck: Chance, who: { name: string; id: string }, code: string): Person {
  const answers: Record<string, Reply> = {
    ...joins(who.name, code),
    'menu-keeper/menu': leave,
    'handover/maker': tapFirst,
    'handover/share': tapFirst,
    'handover/count': (heard) => {
      const expected = numberAfter('Ditunggu', heard.asked)
      if (heard.again > 0) return { text: String(Math.max(1, expected)) }
      // now and then somebody brings less
      return { text: String(luck.percent(92) ? expected : Math.max(1, Math.floor(expected * 0.8))) }
    },
    'handover/damaged': (heard) => ({ text: heard.again === 0 && luck.percent(6) ? '1' : '0' }),
    'handover/too_many': tap('Hitung lagi'),
    'handover/more_damaged': tap('Hitung lagi'),
    'handover/all_in': tap('Barang lain'),
    'handover/short': (heard) => (luck.percent(60) ? tap('Menyusul')(heard) : tap('Tidak ada lagi')(heard)),
    'rest-of-share/sure': tap('Ya, alihkan'),
    'handover/later': tap('Barang lain'),
    'packing/order': tapFirst,
    'handover/production_code': write('KT-0220'),
    'handover/best_before': write('30 Juni 2027'),
    'delivery/order': tapFirst,
    'delivery/delivery': tapFirst,
    'delivery/parcels': ({ asked }) => ({ text: String(numberAfter('Belum dikirim', asked)) }),
    'delivery/plate': write('T 8123 KL'),
    'delivery/driver': write('Pak Ujang'),
    'delivery/sure': tap('Ya, berangkat'),
    'delivery/unpacked': tap('Sudah, catat sekarang'),
    'delivery/lacking': tap('Tetap kirim'),
    'delivery/too_many': tap('Tidak jadi'),
    'delivery/sent': tap('Selesai'),
  }
  return { name: who.name, from: `officer:${who.id}`, answers }
}

const joins = (name: string, code: string): Record<string, Reply> => ({
  'officer-join/invitation': write(`/start ${code}`),
  'officer-join/officer_name': write(name),
})

const mark = (luck: Chance): Act => ({ pick: luck.one(['3', '4', '4', '5']) })

function byLabel(options: Heard['options'], label: string): Act | undefined {
  const found =
    options.find((option) => label.startsWith(option.label.replace('…', ''))) ??
    options.find(({ value }) => value.startsWith('@page'))
  return found && { pick: found.value }
}
