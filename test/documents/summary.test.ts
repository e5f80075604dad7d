import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { type ChartFacts, drawChart } from '../../src/documents/summary/chart.ts'
import { drawPages, type PagesFacts } from '../../src/documents/summary/pages.ts'
import { shortRupiah } from '../../src/documents/summary/short.ts'

const SCALES = { thousand: 'rb', million: 'jt', billion: 'M' }
const LONG = 'PT Anugerah Sumber Makmur Industri Manufaktur Nusantara Karawang Timur (Persero) Tbk'
const bar = (label: string, amount: number) => ({ label, amount, said: shortRupiah(amount, SCALES) })
const chart = (bars = [bar('PT Maju', -35_000_000), bar(LONG, 4_000_000)]): ChartFacts => ({
  title: 'Omzet UMKM Karawang',
  subtitle: 'Februari 2027, sementara',
  amount: 'Rp312 jt',
  moved: { text: 'Turun 23,9% dari Januari 2027', up: false },
  history: { title: 'Omzet per bulan', bars: Array.from({ length: 13 }, (_, place) => bar('Feb', place * 1_000_000)) },
  groups: { title: 'Kenapa turun', bars },
  foot: 'Dinas Koperasi dan UKM',
})

test.each([
  [0, 'Rp0'],
  [999, 'Rp999'],
  [1_000, 'Rp1 rb'],
  [12_340, 'Rp12,3 rb'],
  [999_499, 'Rp999 rb'],
  [999_500, 'Rp1 jt'],
  [999_600_000, 'Rp1 M'],
  [42_310_000, 'Rp42,3 jt'],
  [312_400_000, 'Rp312 jt'],
  [-1_250_000_000, '−Rp1,3 M'],
  [1_234_000_000_000, 'Rp1.234 M'],
])('%d is said as %s', (amount, said) => {
  expect(shortRupiah(amount, SCALES)).toBe(said)
})

test('the picture is a PNG that fills a phone, and small enough to send', async () => {
  const png = Buffer.from(await drawChart(chart()))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1350])
  expect(png.length).toBeLessThan(200_000)
  expect(png.equals(Buffer.from(await drawChart(chart())))).toBe(true)
})

test('a month without groups, and one of a single bar, are drawn too', async () => {
  for (const bars of [[], [bar('Klari', 1)], [bar('Klari', 0)]])
    expect((await drawChart(chart(bars))).length).toBeGreaterThan(0)
})

const table = (title: string, rows: number) => ({
  title,
  rows: Array.from({ length: rows }, (_, place) => ({
    label: place % 3 ? `Kecamatan ${place}` : LONG,
    amount: 'Rp1.234.567.890',
  })),
})
const pages = async (): Promise<PagesFacts> => ({
  office: 'Dinas Koperasi dan UKM Kabupaten Karawang',
  title: 'Ringkasan Bulanan Penjualan UMKM',
  subtitle: 'Karawang, Februari 2027 (final No. 2/2027)',
  day: '2027-03-05',
  figures: {
    heads: ['Keterangan', 'Feb 2027', 'Jan 2027', 'Feb 2026'],
    rows: Array.from({ length: 12 }, () => [
      'UMKM yang menjual',
      'Rp1.234.567.890',
      'Rp1.234.567.890',
      'Rp1.234.567.890',
    ]),
  },
  remarks: ['Musim parsel sampai H-10: Rp1.234.567.890, musim lalu sampai hari yang sama Rp1.234.567.890.'],
  chart: await drawChart(chart()),
  why: {
    title: 'Kenapa turun Rp98.000.000',
    tables: ['pembeli', 'barang', 'kecamatan'].map((title) => table(title, 7)),
  },
  todo: {
    title: 'Yang paling perlu dilakukan',
    points: Array.from({ length: 3 }, () => ({
      text: `Hubungi ${LONG}. Bulan sebelumnya belanja Rp1.234.567.890, bulan ini belum.`,
      under: Array.from({ length: 3 }, () => `${LONG.slice(0, 44)} (Ibu Sri Rahayu Ningsih), 0812-3456-7890`),
    })),
  },
  lists: [
    { title: 'Hati-hati bulan depan', lines: [`${LONG}, ${LONG}, ${LONG} belum memesan.`, 'x', 'y'] },
    { title: 'Target tahun ini', lines: ['a', 'b', 'c', 'd'] },
    { title: 'Koreksi', lines: ['a', 'b', 'c'] },
  ],
  tables: Array.from({ length: 6 }, (_, place) => table(`Tabel ${place}`, 8)),
  foot: 'Halaman {page} dari {pages}',
})

test('two pages, however long the names are', async () => {
  const pdf = await drawPages(await pages())
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
  expect(totalPages).toBe(2)
  expect(text[0]).toContain('Yang paling perlu dilakukan')
  expect(text[1]).toContain('Halaman 2 dari 2')
})

test('the same facts are the same bytes', async () => {
  const first = Buffer.from(await drawPages(await pages()))
  expect(first.equals(Buffer.from(await drawPages(await pages())))).toBe(true)
})
