import type { Family } from './family.ts'

/** A business, a product, and what was wrong in an answer. */
export const REGISTERING: Family = {
  examples: {
    edit_answer: [
      'eh bu harga yg tadi sy jawab salah, harusnya 16rb bukan 14rb 🙏',
      'no hp saya salah, yg bener 081234567890',
      'eh maaf nama produknya Keripik Tempe Daun',
      'eta hargana lepat teh, kedahna 20 rebu',
    ],
    register_product: [
      'mau masukin produk baru',
      'mau nambahin keripik baru ke daftar',
      'daftarin kerupuk jengkol bu',
      'ada produk lagi bu yg mau saya daftarkan, namanya kembang goyang',
    ],
    register_business: [
      'Min sy mau gabung, punya usaha rengginang di Rengasdengklok, namanya Dapur Mak Onah',
      'daptar heula teh jadi anggota',
      'daptar umkm dong bang',
      'boleh gabung ga? saya produksi batik di Bekasi Timur',
    ],
  },
  lines: `
edit_answer 10: field wrong shouldbe !phone
edit_answer 8: answer change/wrong
edit_answer 6: field isnt !#asks !placed !#order
edit_answer 14: #mends
edit_answer 9: #nought !transfer !damage
edit_answer 9: mend
edit_answer 10: #typo
edit_answer 7: field #notbut !placed
edit_answer 9: phone wrong #phone !lost !change
edit_answer 9: field wrong
edit_answer 8: wrong shouldbe
edit_answer 8: field change !phone !able !capacity !#phone
edit_answer 8: field moved #money/#number !#ofstuff !phone !able !capacity !#phone
edit_answer 8: #raises !#ofstuff
edit_answer 6: #oops field !#money !#asks !placed !transfer
edit_answer 7: field #right !#asks !placed
edit_answer 7: field although !#asks !placed !#qty !complain
edit_answer 7: field shouldbe
edit_answer 6: wrong #short
register_product 10: #wantsell catalog !#asks !mend
register_product 9: #newproduct join !passed
register_product 8: #newproduct !passed !#asks !#seeks !ordering
register_product 9: product new !passed !#asks !#phone
register_product 8: #registers !curation !cancel !training
register_product 10: product new #how !passed
register_product 7: #enter !curation !catalog !training !business
register_product 10: #addsto !passed !change
register_product 9: new sell join
register_product 8: join product !curation !cancel !#whatall
register_product 7: new sell
register_business 12: #registershop !training !order !placed
register_business 8: #joins !product !training !order !placed
register_business 10: business #entershere !#seeks !sold !passed !placed
register_business 8: #opens !#seeks !product
register_business 7: #newbusiness !#asks !product !training !#seeks !ordering
register_business 9: join business !product !training
register_business 10: #newcomer join !product
register_business 10: #getsin #asks !passed !curation
register_business 9: #howjoin !product !training !order
register_business 7: business #comesin !product !training !order !money
register_business 9: #becomes !product !training !order
register_business 10: sell #here #asks !sold !#seeks
register_business 7: #named !wrong !change !mend !shouldbe !order
register_business 8: sell #here !#asks !sold
register_business 8: join sell !product !training
register_business 6: join !product !training !#asks !placed !cancel !sales !later !curation
register_business 5: join #asks !product !training !cancel !placed
`,
  pairs: `
#addsto 3: upload unggah pasang pajang taruh > produk barang katalog jualan dagangan
#addsto 6: nambahin tambah tambahin masukin nambah masukkan > daftar katalog
#comesin 1: mau > masuk
#enter 2: mau bade bisa boleh > dimasukin dimasukkan didaftarin didaftarkan didaptarkeun diinput diupload
#enter 2: mau bisa boleh > dilebetkeun dilebetkan
#entershere 2: masuk jualan gabung ikut ikutan daftar gabung > sini dieu kene
#entershere 2: kalebet kaasup termasuk > sini dieu
#getsin 1: masuk > katalog
#here 2: di lewat liwat melalui ka > sini dieu kene
#how 6: bikin buat nambah tambah input masukin daftar daftarin upload masukkan > gimana bagaimana kumaha caranya carana
#how 3: gimana cara caranya kumaha carana bagaimana > nambah nambahin tambah tambahin masukin input daftarin upload
#howjoin 2: cara caranya carana gimana kumaha > daftar gabung daptar mendaftar
#joins 2: masuk ikut gabung > program programnya
#joins 3: catat catet masukin masukkan > usaha umkm toko
#joins 1: kerja > sama
#named 2: nama > usaha toko umkm warung
#newbusiness 1: umkm usaha pedagang penjual > baru anyar
#newcomer 1: penjual pedagang umkm pengusaha anggota member pelaku > baru
#newproduct 2: varian menu produk barang rasa > baru anyar
#notbut 3: bukan > tapi
#registershop 1: daftarin daftarkan mendaftarkan daptarin daptarkeun didaftarin didaftarkan > usaha umkm toko warung
#nought 2: kurang kelebihan lebih kebanyakan > nol angka
#ofstuff 1: harga harganya > bahan kain minyak tepung terigu gula cabe cabai telur singkong kedelai kedele gas plastik beras ketan ayam daging ikan pisang kelapa bensin solar bbm sembako benang malam kayu bambu mentega susu coklat
#opens 1: buka bukain > toko lapak akun
#raises 1: naik turun naek > harga harganya
#right 1: yang > bener benar betul leres
#seeks 3: ada siapa adakah > jual jualan punya buat sedia nyedia produksi menjual nyediain ical dagang ngajual sadia sediain
#seeks 1: ada > stok
#seeks 2: berapa > stok
#typo 1: salah > ketik tulis input isi sebut nulis ngetik
#wantsell 2: mau > jual jualin masukin pasang
`,
}
