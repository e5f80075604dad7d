import { wordSet } from '../../answers/grammar/word-set.ts'
/** Words before a product's name: 'jual …', 'mau daftarin …', 'abdi bade ngadaptarkeun …'. */
export const NAMES_FOLLOW =
  wordSet(`jual sade sadean nyade jualan jualin menjual ngejual dagang dagangan dodolan icalan ical ngical ngajual daftar daftarin daftarkan mendaftarkan ngedaftarin didaftarkan
  ngadaptarkeun daptarkeun daptar ngadaftarkeun didaptarkeun buat usaha memproduksi ngolah mengolah bikinan buatan tambah tambahin nambah nambahin masukin masukkan input
  menawarkan nawarin tawarkan nawarkeun produk jualanku gadhah produksi dagangannya jualannya usahanya`)

/** Words that may stand between such a word and the name. */
export const BEFORE_NAME =
  wordSet(`produk produknya produkna saya kami baru punya nama namanya yang satu ini itu ya bu pak kak min teh kang mas mbak untuk mau juga lagi usaha sendiri adalah yaitu
  berupa jenis umkm makanan-ringan dong dulu dan ada di jualan jual produksi buat daftar sebuah sama the dagangan namina buatan olahan-saya nih rumahan-saya : - = saja ke katalog bade mah teu aya bisa
  daftarin daftarkan hasil`)

/** Labels and cue words that end a name: what follows them is something else. */
export const ENDS_NAME =
  wordSet(`harga merek netto neto nett net berat bobot isi kemasan varian warna ukuran size minimal min maksimal pesan kapasitas produksi simpan disimpan tahan awet expired exp kadaluarsa
  kedaluwarsa kadaluwarsa ed masa daya alamat lokasi rumah hub hubungi wa whatsapp hp telp kontak cp per tiap pirt halal nib bpom md npwp stok ready pengerjaan lama satuan ecer eceran grosir
  karena kalau sehari seminggu sebulan di kec kecamatan sekarang seharga dijual jual jualan cuma hanya penyimpanan volume sertifikat izin ijin nomor kisaran sekitar mulai untuk belum sudah lagi
  bisa sanggup kuat kuatnya muatnya foto fotonya ini itu yang dan-harga tersedia pilihan bahan komposisi deskripsi keterangan kategori jenis label dari kirim pengiriman maaf punten tolong mohon
  ya bu saya kami tapi juga jadi pakai dibungkus dikemas packing bentuk isian tiap2 harganya berapa nama produk terus trus nah kerja libur`)

/** Words that never begin or make up a name. */
export const NO_NAME =
  wordSet(`mau saya kami ini itu yang bu ibu pak bapak kak kakak kang teh teteh mas mbak min admin assalamualaikum selamat pagi siang sore malam halo hai punten permisi maaf tolong mohon
  tambah tambahin nambah nambahin ya iya dong daftar daftarin daftarkan jual jualan produk baru punya ada untuk dan juga lagi dengan ke di dari adalah yaitu oh nih update info ralat koreksi
  terimakasih kalau bisa harga ecer eceran grosir satuan isi netto berat kemasan varian warna ukuran minimal pesan kapasitas produksi simpan tahan nuwun sewu nyuwun no nomor kirim jadi
  semua tergantung saja aja sekarang besok nanti hari minggu bulan tanggal siap oke ok betul benar lengkap tapi cuma hanya masih belum sudah tidak bukan sama atau nya ready stok tersedia
  pembelian per tiap kira foto gambar video nama merek usaha toko umkm umkmnya alamat rumah lokasi wa hp hubungi hub sehari seminggu sebulan kerja libur kuat kuatnya sanggup sehari2 lama
  pengerjaan barang barangnya buat namanya itulah begitu gitu gini begini coba hehe wkwk aman sip nuhun termasuk mantap enak murah laris best seller dijamin eh ralatnya harusnya
  pas rata2 rerata maksimal min cp kontak kategori deskripsi keterangan komposisi bahan pcs kg gram pengiriman gratis ongkir bonus diskon promo belinya`)

export const STORAGE: ReadonlyMap<string, 'frozen' | 'chilled' | 'room'> = new Map([
  ['freezer', 'frozen'],
  ['frozen', 'frozen'],
  ['beku', 'frozen'],
  ['dibekukan', 'frozen'],
  ['dibekuin', 'frozen'],
  ['bekukan', 'frozen'],
  ['bekuin', 'frozen'],
  ['prezer', 'frozen'],
  ['frezer', 'frozen'],
  ['friser', 'frozen'],
  ['kulkas', 'chilled'],
  ['dikulkas', 'chilled'],
  ['dikulkasin', 'chilled'],
  ['difreezer', 'frozen'],
  ['difrezer', 'frozen'],
  ['chiller', 'chilled'],
  ['chilled', 'chilled'],
  ['dingin', 'chilled'],
])

export const SHELF = wordSet(
  'shelf life tahan tahannya awet awetnya bertahan exp expired expirednya kadaluarsa kedaluwarsa kadaluwarsa kadaluwarsanya kadaluarsanya ed simpan simpannya ketahanan umur best kuat tahanna masa daya bertahannya',
)
export const LEAD = wordSet(
  'bikin pengerjaan pengerjaannya proses prosesnya jadi selesai siap po preorder pre waktu lama lamanya pembuatan pengerjaanana pesan rampung dikerjakan dikerjain estimasi bikinnya leadtime lead nunggu menunggu ready butuh perlu digarap',
)
export const VARIANTS = wordSet(
  'varian warna rasa pilihan motif ukuran aroma model variasi flavor flavour tersedia color colors flavors',
)
