import type { Family } from './family.ts'

/** What there is to be had, and what of it is mine. */
export const CATALOGUE: Family = {
  examples: {
    search_product: [
      'ada yg jual kue kering halal di bawah 50rb per toples ga, daerah Cibitung',
      'carikan oleh-oleh khas karawang',
      'kang aya nu ngical batik teu',
      'ada yang jual cemilan tanpa msg?',
    ],
    my_products: [
      'liat produk sy dong',
      'barang saya yg udah tayang apa aja',
      'jualan saya yg udah terdaftar mana aja ya',
      'barang jualan saya di sini ada apa aja',
    ],
    browse_catalog: ['liat katalog dong', 'mau liat produk umkm karawang', 'jual apa aja nih', 'bisa lihat etalase?'],
  },
  lines: `
search_product 7: ordering #limit !#qty !#things !sell !able !join !mine !transfer
search_product 6: #limit !sell !mine !#rate !#qty !ordering !able !join !transfer
search_product 10: #seeks !join !mine !training
search_product 9: sell #asks !join !mine !#becomes
search_product 6: #isthere !order !training !human !product !passed !data !catalog !join !mine
search_product 8: #kinds !product !mine !join !order
search_product 8: seeking product/parcel !#qty !#things !join !human
search_product 7: seeking !#qty !#things !training !human !join !data !change !flow !help
my_products 10: #sendlist product mine !new
my_products 11: mine #whatall catalog !new
my_products 7: product mine know !passed !status !delete !#asks !placed !new !sold !sales
my_products 9: product #registered !new !#asks !passed
my_products 9: sell mine look !#qty !new !#month !#salesresult
my_products 6: product mine #short !#asks !new !#makes
my_products 9: product mine list/look/#whatall !new !catalog
my_products 11: sell mine #whatall
my_products 8: product mine #asks !passed !change !status !placed !#howfar
browse_catalog 10: #pricelist !mine !mend !change
browse_catalog 10: #sendlist product/sell !mine
browse_catalog 7: #looksround/around !mine !data !status
browse_catalog 10: #looksround/around product !status !passed
browse_catalog 6: product list #short !mine !new !join !#qty !change !mend
browse_catalog 9: catalog !join !passed !human !mine
browse_catalog 8: product look !mine
browse_catalog 9: product #kinds !mine
browse_catalog 8: product #whatall !mine
browse_catalog 7: product list #asks !mine
browse_catalog 10: sell #whatall !#seeks !mine
`,
  pairs: `
#becomes 2: jadi ikut gabung > penjual mitra anggota member seller jualan
#becomes 2: jadi > umkm
#becomes 2: jadi > supplier suplier pemasok vendor
#kinds 2: berapa > macam jenis varian rasa pilihan
#looksround 2: lihat liat ningali > lihat liat ningali
#pricelist 1: price daftar list > list harga
#pricelist 1: harga > list
#registered 3: sudah > daftarin daftarkan didaftarkan terdaftar didaftarin
#sendlist 3: kirim kirimin kirimkan minta lihat liat bagi share tunjukin mana > daftar list
#whatall 1: apa naon opo mana > saja
`,
}
