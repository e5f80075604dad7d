import type { Family } from './family.ts'

/** How a product fares with the curators, and what was sold where. */
export const SALES: Family = {
  examples: {
    check_curation_status: [
      'Bu, sambel oncom sy yg didaftarin minggu lalu udah lolos kurasi blm ya?',
      'udah dicek belum produk saya sama kurator',
      'kerupuk jengkol saya lolos ga bu',
      'produk saya kok masih diperiksa aja',
    ],
    sales_report: [
      'penjualan sy bulan oktober totalnya brp ya min? minta rekapnya buat laporan ke bank',
      'total penjualan saya bulan september berapa',
      'lihat laporan penjualan saya',
      'pendapatan saya dari pabrik bulan agustus',
    ],
    report_outside_sales: [
      'lapor bu, kemarin di bazar kecamatan laku 45 bks keripik singkong, jualan sendiri ga lewat sini',
      'lapor kemarin jual 10 batik di pameran',
      'kemarin jualan di pasar dapet 1,2jt',
      'payu 50 bungkus di CFD tadi pagi',
    ],
  },
  lines: `
check_curation_status 6: #notshown #asks !placed !transfer !money !order
check_curation_status 9: product mine stage !placed !#order
check_curation_status 9: curation !flow !#whatis
check_curation_status 7: product passed #asks
check_curation_status 8: product status mine
check_curation_status 8: passed no mine catalog !placed
check_curation_status 8: #slow !placed !transfer
check_curation_status 7: #notshown mine/product !placed !transfer !money !able
check_curation_status 6: #approved #asks !placed !transfer !able
check_curation_status 6: catalog passed #asks
check_curation_status 8: #verdict #asks !placed !transfer
check_curation_status 8: application status/#asks !field
check_curation_status 9: #sellable mine/product #asks !placed
check_curation_status 7: #stillchecked mine/product !placed !transfer
check_curation_status 6: status mine #asks !placed !order !#order !parcel !transfer !sales !product
check_curation_status 5: passed mine #asks !placed !gotin
sales_report 10: district fell #asks
sales_report 9: sales report #asks
sales_report 9: sales #asks !sold
sales_report 9: sold #asks !outside !#qty
sales_report 8: sales #month !#qty !outside
sales_report 8: #salesresult !#qty !#money !transfer !outside
sales_report 8: sales report !outside !#qty
sales_report 8: sales mine !sold !outside !#qty !#money
sales_report 6: report know/look/ordering #short !#qty !#money !order !placed !data
sales_report 8: got mine #asks #month !#qty !training
sales_report 7: report mine #asks !#qty !order !placed !data !outside
sales_report 6: summary !outside !#qty !#money !data !placed
report_outside_sales 8: sell outside got #money !#asks !join !#rate
report_outside_sales 10: report sales/sell outside #qty/#number
report_outside_sales 9: sales outside #money !#asks !transfer
report_outside_sales 9: #bought #qty !#asks
report_outside_sales 9: sold outside !#asks
report_outside_sales 8: report sold !#asks
report_outside_sales 8: sell outside #money mine !#asks !join !#rate !price !ordering
report_outside_sales 8: sales outside #qty/#number
report_outside_sales 7: sold #qty !#asks
report_outside_sales 7: sell outside #qty/#number !#asks !#rate !#money !join
report_outside_sales 7: sold #money !#asks !#rate
report_outside_sales 8: report sales/sell outside !#asks !#month !join
report_outside_sales 7: sold #number !#asks
`,
  pairs: `
#approved 3: sudah > acc disetujui lolos lulus approve
#bought 3: yang orang tetangga > beli meser tuku
#bought 2: tamu pembeli pelanggan pengunjung teman temen saudara tetangga orang > borong beli ngeborong memborong
#notshown 2: belum tidak > tayang muncul nongol tampil dipajang lolos
#notshown 2: belum tidak > ditayangin ditayangkan
#salesresult 1: hasil > jualan penjualan dagang dagangan
#sellable 2: bisa boleh > dijual tayang
#slow 5: lama > dicek diproses dikurasi direview disetujui ditinjau
#stillchecked 2: masih belum > diperiksa dicek direview ditinjau diproses dikurasi
#verdict 3: diterima lolos disetujui diacc > ditolak gagal gugur
#whatis 2: itu teh > apa naon opo
`,
}
