import type { Family } from './family.ts'

/** How much can be made, and when nothing is made. */
export const PRODUCTION: Family = {
  examples: {
    set_capacity: [
      'mulai tgl 1 desember sy cuma bisa 30 toples sehari ya, yg bantu berenti',
      'sekarang bisanya 60 bks per minggu',
      'sekarang bisa 50kg seminggu',
      'bu mulai senin saya bisa bikin 100 bungkus sehari, ada pegawai baru',
    ],
    pause_production: [
      'Punten libur produksi dulu tgl 24 des sampe 2 jan, mudik ke mertua',
      'tutup dulu sampe abis lebaran',
      'prei heula bu nuju panen',
      'minggu ini libur bikin keripik',
    ],
  },
  lines: `
pause_production 7: pause first !#nomessages !order !transfer !flow !#asks !#phone !goon
pause_production 11: #cantmake !#asks !#order !accept !damage !join
pause_production 12: #refuses order/placed #month/#length !again
set_capacity 9: able #rate !#asks
set_capacity 9: capacity #rate
set_capacity 8: capacity change
set_capacity 8: capacity moved
set_capacity 7: produce #rate
set_capacity 6: #rate only
set_capacity 6: #rate change
set_capacity 6: #rate moved
pause_production 9: pause produce !#asks
pause_production 7: pause !#nomessages !order !transfer !flow !again !#asks !#phone
pause_production 8: #outofstock !#asks !ordering !placed !catalog
pause_production 7: #makes !#asks !able !ordering
pause_production 10: #pausetaking !#nomessages !transfer !message
pause_production 8: #pauseorders !#nomessages !cancel !#asks !#order !transfer
pause_production 8: #noorders !cancel !#order !#asks !#nomessages
pause_production 10: awhile produce/pause !#asks !#nomessages
pause_production 8: #nomakes #nextspan !#asks !able
pause_production 9: #makes later/#putoff !#asks
`,
  pairs: `
#cantmake 2: tidak > produksi bikin masak
#makes 1: tidak belum > produksi
#makes 1: tidak > masak goreng panggang jualan
#nextspan 1: bulan minggu tahun > depan ini
#nomakes 1: tidak > produksi buat masak goreng jualan
#noorders 3: jangan > pesanan
#outofstock 2: stok barang > kosong sesudah abis
#pauseorders 4: jeda libur off tutup cuti istirahat > pesanan pesan
#pausetaking 3: stop berhenti libur off jangan setop > terima nerima tawari tawarin nawarin ditawari tawarkan
#putoff 2: jangan tidak > dulu
#refuses 4: tidak males malas ogah > terima menerima nerima dapat dapet nampi
`,
}
