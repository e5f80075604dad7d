import type { Family } from './family.ts'

/** Training, broken goods, money that went and money that came. */
export const AFTER_SALES: Family = {
  examples: {
    join_training: [
      'mau ikut pelatihan foto produk dong kak, masih ada kursi?',
      'saya mau daftar bimtek halal',
      'mau ikutan workshop pemasaran online',
      'bu saya ikut yang pelatihan keuangan',
    ],
    complaint_damaged: [
      'Pak ini 6 toples nastarnya pecah pas dibuka di kantor, fotonya sy kirim',
      'produknya ada yang berjamur 8 bks',
      '2 botol sirup bocor',
      'dodolnya jamuran pak padahal blm seminggu',
    ],
    payment_received: [
      'Alhamdulillah pelunasan 4,5jt dari pembeli udah masuk ke rekening sy, nuhun',
      'pembayaran sudah saya terima lengkap',
      'artosna tos lebet ka rekening abdi',
      'alhamdulillah duit dari PT udah nyampe 2,3 juta',
    ],
    payment_proof: [
      'ini bukti tf DP 50% sebesar 2.250.000 utk SP-0117 ya bu, tlg dicek',
      'barusan saya transfer pelunasannya',
      'barusan sudah kami tf 3jt ya, ini buktinya',
      'udah dibayar lunas 2jt ya',
    ],
  },
  lines: `
join_training 9: training !#forevent
join_training 9: training join
complaint_damaged 10: damage !#rate !pause !#phone !phone !produce !#makes !able
complaint_damaged 9: #gonebad !#asks !join !product
complaint_damaged 11: #shortof although #number/#qty
complaint_damaged 10: damage #lid !able
complaint_damaged 10: #vermin !#asks !sell
complaint_damaged 9: #lacks #qty/#number !again
complaint_damaged 9: complain
payment_proof 14: money/transfer #fromus !#asks
payment_received 11: #paidby !#asks !proof !no
payment_received 10: transfer gotin !proof
payment_received 10: money/transfer #received !proof
payment_received 7: gotin #money !proof !#asks !no !price !sold !#weight !#qty !#rate
payment_received 9: money gotin !proof
payment_proof 10: proof transfer
payment_proof 8: transfer done #money
payment_proof 8: transfer done #order
payment_proof 8: transfer #money !#asks !ordering !gotin
payment_proof 7: transfer #order !#asks !gotin !cancel
payment_proof 7: #justpaid !gotin !#asks
payment_proof 7: proof #money
payment_proof 6: proof enclose !#asks !#qty !damage
payment_proof 5: proof #short !#asks
payment_proof 6: transfer done !gotin !#asks
`,
  pairs: `
#forevent 2: buat untuk > seminar workshop webinar pelatihan training kelas
#gonebad 3: rasanya rasa bau baunya > asem masem kecut pait pahit aneh tengik apek
#justpaid 3: barusan tadi kemarin baru > transfer tf bayar trf mayar nransfer
#lacks 2: isi barang jumlah jumlahnya barangnya > kurang
#lid 1: tutup > toples botol kotak galon dus ember
#paidby 2: dibayar ditransfer dilunasi > pabrik pt pembeli perusahaan koperasi kantor konsumen customer pelanggan
#fromus 1: dari > kami kita
#received 3: sudah tos alhamdulillah > terima nerima ditampi katampi masuk cair diterima nyampe
#shortof 3: datang dateng sampai diterima > hanya
#vermin 1: ada > semut ulat belatung rambut kutu jamur kecoa lalat
`,
}
