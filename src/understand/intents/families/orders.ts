import type { Family } from './family.ts'

/** A company orders, orders again, asks where it is. */
export const ORDERS: Family = {
  examples: {
    reorder: [
      'order lagi kaya bulan kemarin ya bu, samain aja semuanya',
      'seperti biasa ya bu pesanannya',
      'repeat order dong kak',
      'pesan ulang paket lebaran tahun lalu',
    ],
    order_status: [
      'Pagi, pesanan kami no. SP-0117 udah sampai mana prosesnya ya?',
      'tolong update status SP-0412',
      'pesanan saya dimana',
      'order kami yang buat tanggal 5 desember sudah dikerjakan?',
    ],
    bulk_order: [
      'Siang Bu, sy dari HRD pabrik di KIIC mau pesan 350 parcel lebaran, budget 150rb per parcel, terima di kantor H-10 lebaran',
      'kami mau beli 1.500 paket sembako, 100rb/paket, untuk tanggal 1 maret',
      'butuh 1000 parcel buat karyawan, dikirim H-14 idul fitri',
      'mau borong 300 totebag bisa?',
      'pesan 100 deh',
    ],
  },
  lines: `
reorder 9: reorder !#nomessages
reorder 9: order again same
reorder 9: again same lastone
reorder 10: order again first !#nomessages !#qty !no
reorder 8: order again lastone
reorder 8: ordering same lastone
reorder 8: order same lastone !#asks
reorder 8: #sameas !#asks !cancel !damage
reorder 6: #likelast !field !wrong !#asks !sold !#money !new
reorder 7: order again !#asks !#qty !#nomessages
order_status 6: track #short
order_status 10: #order #howfar
order_status 9: order #howfar
order_status 9: #howfar mine !curation !ordering
order_status 6: #order #short !transfer !cancel !#qty !#money
order_status 9: #asksprogress parcel/order/placed !curation !product !sales
order_status 8: #sent #asks mine/parcel/placed !curation !money !transfer !product !passed !sold
order_status 8: stage parcel/placed/order !curation !product
order_status 7: look placed !catalog !change !cancel !new !#qty !done !training
order_status 8: placed #takeslong !transfer !able
order_status 8: #late placed/mine/product !#qty !transfer !#money
order_status 9: order status
order_status 9: track order/#order/placed
order_status 8: #order #asks
order_status 7: placed #asks !#qty !catalog !able
bulk_order 7: order/ordering #weight !#finished !#asks !sell !#rate !join !change !again !able !placed !transfer !field !mend !capacity !#money !price
bulk_order 6: ordering #number #short !sell !join !placed !cancel !change !again !transfer !#asks !#money !done !price !able !#registers
bulk_order 9: ordering #qty parcel !#finished !#asks !sell !#rate !join !#registers
bulk_order 8: #orders #qty !sell !again !same !#registers
bulk_order 8: order #qty #money !sell !join !placed !#registers
bulk_order 8: ordering #qty !#finished !sell !#rate !join !change !again !able !placed !transfer !#registers
bulk_order 8: order #qty !#finished !sell !#rate !join !change !again !able !placed !transfer !#registers
bulk_order 7: order/ordering #things !sell !join !again !same !#finished !#rate !change !able !placed !transfer !training !damage !human !cancel !sold
bulk_order 8: ordering #things/#qty #forevent !join !sell
bulk_order 8: budget #things/#qty/#number !transfer !sell !sold !curation
bulk_order 7: buys #things/#qty !sell !sold !again !same !placed !#registers !join !cancel !change !only !#rate !transfer !damage !training !field !no
bulk_order 6: #cansend #qty !done !damage !placed !mine !proof !sold !#registers
bulk_order 6: #bulk !sell !join !new !done !capacity !#rate !able !left !damage !sold
bulk_order 7: #cansend #qty #asks !done !damage !placed !mine !#registers
bulk_order 7: #orders parcel !again !same !sell !#asks
bulk_order 7: ordering parcel #number !sell !join !able
`,
  pairs: `
#reorder 2: re > pesan
#asksprogress 3: tanya nanya nanyain menanyakan > progres progress kabar status perkembangan posisi
#cansend 2: bisa mau tolong minta > bikinin buatin buatkan siapin siapkan sediakan sediain
#cansend 2: bisa mau tolong minta > kirim
#howfar 2: sampai dugi > kamana
#howfar 4: kapan iraha > kirim diantar dianter
#howfar 2: sampai dugi > mana dimana tahap
#howfar 4: kapan iraha > sampai nyampe datang dikirim
#howfar 1: kapan iraha kapan2 > dikirim kirim nyampe sampai datang jadi diantar selesai
#late 2: belum > datang dateng dateng2 sampai nyampe dikirim kirim
#likelast 2: sama kaya kayak seperti persis jiga kawas koyo > biasa biasanya kemarin lalu bulan minggu
#orders 1: bisa mau boleh ingin pengen bade > pesan beli order memesan
#sameas 4: sama samain persis > pesanan sp po ord
#sent 1: sudah tos > dikirim kirim diantar dianter dianterin jalan berangkat sampai nyampe datang
#sent 1: sudah > dikerjakan diproses dibuat
#takeslong 3: kok kenapa naha > lama telat lelet
`,
}
