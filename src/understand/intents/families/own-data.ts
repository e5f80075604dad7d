import type { Family } from './family.ts'

/** What somebody wants of what is kept of them and said to them, and of whom they talk to. */
export const OWN_DATA: Family = {
  examples: {
    delete_my_data: [
      'tolong hapus semua data sy dr sistem, sy udah ga jualan lagi',
      'saya mau semua data saya dihapus permanen',
      'saya minta data saya dihapus',
      'tutup akun permanen',
    ],
    access_my_data: [
      'Saya mau tau data apa aja ttg saya yg disimpen di sini, tolong kirim salinannya',
      'tolong tunjukin data saya',
      'lihat data saya dong',
      'unduh semua informasi akun saya',
    ],
    opt_out: [
      'stop kirim2 info ke nomer saya ya, ga mau terima pesan dari sini lagi',
      'tolong nomor saya dihapus dari daftar kirim promo',
      'jangan hubungi saya lagi',
      'jangan ganggu saya lagi',
    ],
    opt_in: [
      'mulai lagi langganan infonya',
      'saya mau berlangganan info lagi',
      'mau nerima info lagi dong',
      'kirimin lagi infonya ya',
    ],
    human_handoff: [
      'cape ngomong sm robot 😭 sambungin ke petugas yg orang beneran dong',
      'mau ngomong sama orang dinas',
      'bisa bicara dengan petugas?',
      'bisa minta nomor petugasnya',
    ],
    change_phone: [
      'Kak nomer WA sy ganti jadi 0857-0000-0163, yg lama hp nya ilang',
      'hp saya hilang, nomor baru 081911112222',
      'nomor saya ganti jadi 085811112222',
      'nomer abdi gentos, ayeuna 0838-0000-0101',
    ],
  },
  lines: `
delete_my_data 10: delete data
delete_my_data 10: #closes
delete_my_data 10: delete #aboutme
delete_my_data 10: #withdraw data
access_my_data 9: data stored/copy !delete
access_my_data 8: #mydata mine !delete !sales !product !change
access_my_data 8: stored mine #whatall !product !delete
access_my_data 8: #senddata mine !delete !sales !product !sold
access_my_data 8: #aboutme stored/data/#whatall !delete
access_my_data 8: data know mine !delete !sales !product
opt_out 11: #nomessages message !produce !placed !transfer
opt_out 11: delete message !data
opt_out 10: #nomessages mine !produce !placed !#qty !#order !transfer !product
opt_out 7: #nomessages again !produce !placed !#qty !#order !transfer !product !order
opt_out 9: unsub
opt_out 11: #leaves !data !product !catalog
opt_out 9: #refuses message
opt_in 9: #wantscontact again !no !#nomessages !human
opt_in 9: #receives message again !no !#nomessages !placed !order
opt_in 9: message resume !#nomessages !no !placed !#order !product !status !later !transfer !same !lastone
human_handoff 9: robot human/talk
human_handoff 9: #realhuman !join
human_handoff 9: talk able confused
human_handoff 9: talk able #asks !#phone !placed
human_handoff 8: talk human
human_handoff 9: #callme !#nomessages !no !#phone
human_handoff 8: human #isthere !join !training !business !product !placed !parcel
human_handoff 8: human phone !#phone !change !#nomessages !placed
human_handoff 8: #asksperson !join !placed !order !product !training
human_handoff 7: human #short !join !business
change_phone 10: phone change/lost #phone
change_phone 9: #oldphone #phone !placed
change_phone 9: phone #dead #phone
change_phone 9: phone change !price !product !placed
change_phone 8: #newnumber !field !product !placed !damage !cancel
`,
  pairs: `
#aboutme 2: tentang soal mengenai > saya kami
#asksperson 3: nanya tanya ngomong bicara langsung > orang petugas admin dinas manusia dinasnya
#callme 2: telpon telepon telp hubungi call kontak > saya kami
#closes 1: tutup nutup > akun profil
#dead 3: tidak > aktif dipakai kepake
#leaves 5: keluarkan keluarin coret > daftar kontak grup list broadcast
#leaves 5: dikeluarkan dikeluarin keluar hapus dihapus > siaran broadcast kontak grup
#mydata 8: data > apa naon
#mydata 4: data > apa naon
#newnumber 2: nomor hp wa kartu > baru ganti hilang
#nomessages 4: jangan stop berhenti hentikan berhentikan setop eureun unsubscribe brenti stopin > kirim kirimin ngirim mengirim kirim2 kirimkan dikirimin info notif notifikasi hubungi ngehubungi chat wa broadcast bc promo sms spam ganggu langganan iklan pengiriman ngirimin informasi telpon telepon nelpon
#nomessages 3: tidak males malas > dikirimin dihubungi dichat langganan disms diganggu
#nomessages 3: usah perlu > kirim kirimin dikirimin info promo chat wa
#nomessages 2: tong > kirim wa sms chat
#oldphone 1: nomor wa hp kartu > lama
#realhuman 2: orang manusia jalmi wong > asli aslinya beneran langsung
#receives 3: mau pengen ingin > terima nerima nampi dapat dapet
#senddata 2: kirim kirimkan kirimin minta bagi > data profil
#wantscontact 1: mau > dihubungi dikirimi dikirimin dikabari
#withdraw 2: cabut tarik mencabut > izin ijin persetujuan
`,
}
