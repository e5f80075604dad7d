import { expect, test } from 'vitest'
import type { InvoiceFacts, Paper, ReceiptFacts } from '../../src/documents/paper.ts'
import { renderPaper } from '../../src/documents/render.ts'
import { PAPER_WORDS } from '../../src/documents/words.ts'
import { orderTotals } from '../../src/domain/orders/totals.ts'
import { picture } from '../chats/picture.ts'
import { LETTERHEAD, SAMPLES, TEXTS } from './samples.ts'
import { linesOf, pagesOf } from './text.ts'

const textOf = async (paper: Paper) => (await pagesOf(await renderPaper(paper, TEXTS))).join(' ')
const sample = (name: string): Paper => SAMPLES[name] as Paper

/** What must stand on each kind of paper beside its letterhead and number. */
const SAYS: Record<string, string[]> = {
  sph: [
    'SURAT PENAWARAN HARGA',
    'Berlaku sampai : 25 Januari 2027',
    'Rp 129.204.000',
    'Uang muka 50 % (Rp 64.602.000)',
  ],
  'sph-en': [
    'Quotation',
    '25 January 2027',
    'Goods are delivered by 26 February 2027',
    'Rp 116.400.000',
    'A down payment of 50 %',
    'harga tidak dikenai PPN',
  ],
  'purchase-order': [
    'SURAT PESANAN',
    'Tanggal terima : 26 Februari 2027',
    'PPN 12 % × DPP nilai lain',
    'Selamat Idul Fitri',
  ],
  'dp-invoice': [
    'INVOICE UANG MUKA',
    'Rp 53.350.000',
    'Rp 6.402.000',
    'Rp 64.602.000',
    'Bank BJB, nomor rekening 0012345678901',
  ],
  invoice: [
    'Rp 116.400.000',
    'DPP nilai lain (11/12) Rp 106.700.000',
    'Rp 12.804.000',
    'Rp 129.204.000',
    '–Rp 64.602.000',
    'Sisa yang harus dibayar Rp 64.602.000',
    'Enam puluh empat juta enam ratus dua ribu rupiah',
    'Jatuh tempo : 12 Maret 2027',
  ],
  'invoice-no-ppn': ['Rp 116.400.000', 'non-PKP', 'Seratus enam belas juta empat ratus ribu rupiah'],
  receipt: [
    'KUITANSI',
    'Rp 64.602.000',
    'Enam puluh empat juta enam ratus dua ribu rupiah',
    'Meterai Rp 10.000',
    'Rp 1.164.000',
  ],
  'delivery-note': [
    'SURAT JALAN',
    'T 1234 AB',
    'Pak Asep',
    'Gerbang 2',
    '08.00–15.00',
    'Bu Ratna, 0813-0000-0002',
    '2.400 bungkus',
  ],
  'handover-report': [
    'BERITA ACARA SERAH TERIMA',
    '021/SJ/KMJ/II/2027',
    'GR-5000871',
    '1.188',
    'Sejumlah 12 barang rusak',
  ],
  'work-order': ['SURAT PERINTAH KERJA', 'Dapur Bu Iis', '4.050.000', '20 Februari 2027', 'Posko Klari'],
  'partnership-record': [
    'CATATAN KEMITRAAN',
    'Rp 148.554.000',
    'dari 31 UMKM',
    'Mesin spinner',
    'Tempat usaha bagi UMKM',
    'Foto tersimpan. Dicek Rina Marlina, 5 April 2027.',
    'Dicek 2 Mei 2027.',
  ],
}

test.each(Object.keys(SAMPLES))('%s carries its number, its issuer, its page and its figures', async (name) => {
  const paper = sample(name)
  const pages = await pagesOf(await renderPaper(paper, TEXTS))
  const text = pages.join(' ')
  for (const said of [`No. ${paper.number}`, paper.letterhead.name, ...(SAYS[name] ?? [])]) expect(text).toContain(said)
  if ('order' in paper.facts) expect(text).toContain('4500012345')
  for (const [index, page] of pages.entries()) expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`)
  expect(text).not.toMatch(/\{[a-z_]+\}|undefined|NaN/)
})

test.each(Object.keys(SAMPLES))('%s is the same to the byte each time it is made', async (name) => {
  const once = await renderPaper(sample(name), TEXTS, picture(3, 4))
  const again = await renderPaper(sample(name), TEXTS, picture(3, 4))
  expect(Buffer.compare(once, again)).toBe(0)
})

test('sixty lines go over pages: each page has the columns again, neither sums nor signatures stand alone', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({
    label: `Barang nomor ${index + 1}`,
    quantity: index + 1,
    unit: 'bungkus',
    price: 1_000,
  }))
  for (const lines of [18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 60]) {
    const some = rows.slice(0, lines)
    const totals = orderTotals(some, 0, true)
    const facts: InvoiceFacts = {
      ...(sample('invoice').facts as InvoiceFacts),
      rows: some,
      totals,
      dp: 0,
      left: totals.total,
    }
    delete (facts as Partial<InvoiceFacts>).packing
    const pages = await pagesOf(await renderPaper({ ...sample('invoice'), facts }, TEXTS))
    const last = pages.at(-1) as string
    expect(last).toContain('Hj. Euis Kartika')
    expect(last).toContain('Pembayaran ditransfer ke')
    for (const page of pages) if (page.includes('Barang nomor')) expect(page).toContain('Nama barang')
    // sums stand below a row of what they sum up
    expect(pages.find((page) => page.includes('Jumlah sebelum PPN'))).toContain('Barang nomor')
    expect(pages.join(' ').match(/Barang nomor/g)).toHaveLength(lines)
  }
})

test('very long names and words wrap, and nothing of them is lost', async () => {
  const long = 'KeripikTempeSuperPedasManisGurihRenyahTanpaPengawet'.repeat(3)
  const name = `PT ${'Industri Manufaktur Karya Bersama Sejahtera '.repeat(4)}Tbk`
  const paper: Paper = {
    ...sample('invoice'),
    facts: {
      ...(sample('invoice').facts as InvoiceFacts),
      rows: [{ label: long, quantity: 999_999, unit: 'bungkus', price: 9_999_999 }],
      buyer: { name },
    },
  }
  const text = await textOf(paper)
  expect(text.replaceAll(' ', '')).toContain(long)
  expect(text.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''))
  expect(text).toContain('9.999.989.999.9'.slice(0, 7))
})

test('emoji, controls and letters no font has do no harm', async () => {
  const facts = sample('receipt').facts as ReceiptFacts
  const text = await textOf({
    ...sample('receipt'),
    facts: { ...facts, buyer: { name: 'Toko 🎉 Bu\u0000 Ani ‮株式 Café' } },
  })
  expect(text).toContain('Toko Bu Ani ?? Café')
})

test('without PPN no tax stands on an invoice', async () => {
  expect(await textOf(sample('invoice-no-ppn'))).not.toMatch(/PPN 12|DPP/)
})

const words = async (amount: number, withheld = 0) =>
  textOf({ ...sample('receipt'), facts: { ...(sample('receipt').facts as ReceiptFacts), amount, withheld } })

test.each([
  [0, 'Nol rupiah'],
  [1, 'Satu rupiah'],
  [1_000, 'Seribu rupiah'],
  [11_111, 'Sebelas ribu seratus sebelas rupiah'],
  [1_000_000, 'Satu juta rupiah'],
  [999_999_999_999, 'Sembilan ratus sembilan puluh sembilan miliar'],
])('%i is written out', async (amount, said) => {
  expect(await words(amount)).toContain(said)
})

test('a kuitansi of more than five million wants a meterai, one of just that does not', async () => {
  expect(await words(5_000_000)).not.toContain('Meterai')
  expect(await words(5_000_001)).toContain('Meterai Rp 10.000')
})

test('a picture that is none is left out, and the paper comes all the same', async () => {
  const broken = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4, 5, 6, 7, 8])
  const text = (await pagesOf(await renderPaper(sample('invoice'), TEXTS, broken))).join(' ')
  expect(text).toContain(LETTERHEAD.name)
})

test('every sentence the papers declare is in flows/papers.yaml, and no other', () => {
  expect(Object.keys(TEXTS).sort()).toEqual(Object.keys(PAPER_WORDS).sort())
})

test('goods that stand in for others are named on surat jalan, BAST and invoice', async () => {
  for (const name of ['delivery-note', 'handover-report', 'invoice']) {
    const paper = structuredClone(sample(name))
    if (!('rows' in paper.facts)) throw new Error(`${name} has no rows`)
    const [first] = paper.facts.rows
    if (!first) throw new Error(`${name} has no goods`)
    first.instead = 'Keripik Singkong Bu Ani'
    expect(await textOf(paper)).toContain(`${first.label} (pengganti: Keripik Singkong Bu Ani)`)
  }
})

test('a BAST says which delivery of how many it is of, and of the last one what never came', async () => {
  const paper = structuredClone(sample('handover-report'))
  if (paper.facts.kind !== 'handover_report') throw new Error('no BAST')
  for (const row of paper.facts.rows) row.damaged = 0
  expect(await textOf(paper)).toMatch(/Kiriman : 1 dari 2 .*dalam kiriman ini diterima lengkap .*menyusul/)
  const { follows: _, ...facts } = paper.facts
  const last = await textOf({ ...paper, facts: { ...facts, part: { number: 2, of: 2 }, deducted: 1_300 } })
  expect(last).toContain('1.300 barang tidak diterima dan tidak ditagih')
  expect(last).not.toContain('menyusul')
})

test('addresses of several deliveries stand on lines of their own', async () => {
  const paper = structuredClone(sample('purchase-order'))
  if (paper.facts.kind !== 'purchase_order') throw new Error('no surat pesanan')
  paper.facts.order.deliverTo = '700 · 20 Februari 2027 · KIIC gate 2\n500 · 26 Februari 2027 · Suryacipta'
  const lines = (await linesOf(await renderPaper(paper, TEXTS))).join('\n')
  expect(lines).toMatch(/KIIC gate\s+2\s*\n\s*500 ·/)
})
