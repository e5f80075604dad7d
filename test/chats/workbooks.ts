import { drawWorkbook } from '../../src/documents/workbook.ts'

const MAKERS = ['Nama usaha', 'Pemilik', 'Kecamatan', 'Jenis usaha', 'Nomor HP', 'NIB', 'Jumlah pekerja', 'Alamat']
const PRODUCTS = ['Nama usaha', 'Nama produk', 'Harga', 'Satuan', 'Isi bersih', 'Kapasitas', 'P-IRT']
const PROSPECTS = ['Nama perusahaan', 'Jenis pembeli', 'Kawasan', 'Nama kontak', 'Telepon', 'Status', 'Tanggal langkah']

type Rows = readonly (readonly (string | number | null)[])[]
const sheet = (name: string, titles: readonly string[], rows: Rows) => ({
  name,
  columns: titles.map((title) => ({ title, kind: 'text' as const, width: 12 })),
  rows,
})

/** Workbooks that somebody in a chat log sends: '(workbook list)'. */
const WORKBOOKS: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  list: () =>
    drawWorkbook({
      title: 'Daftar lama',
      author: 'Dinas',
      day: '2026-12-01',
      sheets: [
        sheet('UMKM', MAKERS, [
          ['dapur mak onah', 'onah', 'Klari', 'makanan', '0812 0000 0001', null, 4, 'Jalan Raya 12'],
          ['Batik Sekar', 'Sekar', 'Cikampek', 'Batik', null, null, null, null],
          ['Sambal Jeletot', 'Iis', 'Cilamaya', 'makanan', '08123', null, 'banyak', null],
          ['Dapur Mak Onah', 'Onah', 'Klari', 'makanan', '081200000001', null, null, null],
          ['Kue Bekasi', 'Tini', 'Tambun Selatan', 'jasa', null, '12', null, null],
          [null, 'Tanpa Nama', 'Klari', 'makanan', null, null, null, null],
        ]),
        sheet('Produk', PRODUCTS, [
          ['Dapur Mak Onah', 'keripik tempe', '15rb', 'Bungkus', '200 gram', '50 per hari', '2063215010001-31'],
          ['Dapur Mak Onah', 'Keripik Tempe', 15000, null, null, null, null],
          ['Batik Sekar', 'Kain batik tulis', 350000, 'lembar', null, '10 sebulan', null],
          ['Warung Siapa', 'Rengginang', 12000, null, null, null, null],
        ]),
        sheet('Perusahaan', PROSPECTS, [
          ['PT Maju Bersama', 'perusahaan', 'KIIC', 'Hendra', '0267 401234', 'dihubungi', '20 Januari 2027'],
          ['Kopkar Toyota', 'koperasi', null, null, null, null, null],
          ['PT Entah', 'pabrik', null, null, null, 'mungkin', '31 Februari'],
        ]),
        sheet(
          'Omzet lalu',
          ['Bulan', 'Omzet'],
          [
            ['Maret 2026', 150_000_000],
            ['April 2026', '1.250.000.000'],
            ['Maret 2027', 5_000_000],
          ],
        ),
      ],
    }),
  headless: () =>
    drawWorkbook({
      title: 'Daftar',
      author: 'Dinas',
      day: '2026-12-01',
      sheets: [sheet('UMKM', ['Nama', 'Alamat'], [['Dapur', 'Jalan']])],
    }),
}

export async function workbook(name: string): Promise<Uint8Array> {
  const make = WORKBOOKS[name]
  if (!make) throw new Error(`there is no workbook '${name}'`)
  return make()
}
