import type { Family } from './family.ts'

/** How far a promise is, part of it, all of it, none of it. */
export const PROMISES: Family = {
  examples: {
    progress_update: [
      'Update bu: 120 dari 200 kotak udah jadi, sisanya lg dipanggang 🔥',
      'tinggal 20 lagi bu dari 100',
      'sudah jadi 75 toples',
      'bu 60 toples udah mateng, tinggal dikemas',
    ],
    partial_accept: [
      'dari 300 bks yg diminta sy cm sanggup 180 bks bu, sisanya mangga dioper ke yg lain',
      '50 aja bisanya bu, sisanya maaf',
      'bisanya cuma 60 bungkus',
      '150 mah teu kaburu, 90 bungkus wae',
    ],
    decline: [
      'Hapunten pisan Bu, pesenan nu ieu teu tiasa disanggupan, abdi nuju udur',
      'maaf belum bisa terima orderan dulu',
      'pass dulu ya orderan ini',
      'mundur bu, ga keburu',
    ],
    accept: [
      'saya ambil pesanannya bu',
      'saya sanggup bu ambil semua',
      'ditampi bu pesenanana, nuhun',
      'gas, saya kerjakan semua',
    ],
  },
  lines: `
progress_update 6: #finished all !#asks !transfer !flow !no !field !join !price
progress_update 7: #nearly !#asks !able !ordering !transfer
progress_update 9: done from #qty !#asks !able
progress_update 9: done from #number !#asks !able
progress_update 8: done left #qty !#asks
progress_update 7: done left #number !#asks
progress_update 9: #finished #qty/#number !#asks !#money !able !no !join
progress_update 8: #share !able !accept !ordering !#asks !#money
progress_update 8: status #qty/#number !#asks !#order !mine !able
progress_update 10: #finished placed left !#asks !able !no
progress_update 7: #halfway !#asks !able !#money !accept !ordering !transfer
progress_update 6: half done !#asks !able !#money !accept !ordering
progress_update 7: #finished #pickup !#asks !no
progress_update 7: #ready
progress_update 9: #packed
progress_update 8: left from #number !#asks !able !ordering !pause
progress_update 8: #finished placed !#asks !no !join !again !later
progress_update 7: #barely !#asks !able !#money !sell !sold
progress_update 7: done #percent !transfer !money !price !#asks !able
progress_update 5: #percent #short !transfer !money !price !#asks !able
progress_update 7: left #qty !#asks !able !#money !ordering
progress_update 6: done #qty !#asks !#money !able !no !change !join !sell !ordering !#rate
partial_accept 5: half #short !#asks !done !damage !#money !curation
partial_accept 8: if able #qty/#number !#asks !no !#rate !#money
partial_accept 10: accept/able from only #qty/#number !#rate !#money !#asks !done
partial_accept 10: if accept/able #qty/#number refuse !#money
partial_accept 9: asked only #number/#qty !#asks !#money !ordering
partial_accept 4: only #qty #short !#asks !#rate !#money !ordering !sold !done !field !sell !new !seeking !change
partial_accept 9: able only #qty !#rate !#money
partial_accept 11: #outof accept/able/only !#asks !done !#money !#rate
partial_accept 10: able asked #qty/#number !#asks !#rate
partial_accept 9: able from #qty !#rate !#asks
partial_accept 8: able half !#asks !#rate !no !#money
partial_accept 9: able/accept #rest
partial_accept 7: accept only #number !#rate !#money !ordering
partial_accept 8: able from #number !#rate !#money !#asks
partial_accept 8: able only #number !#rate !#money
partial_accept 8: accept only #qty !#rate !#money
partial_accept 7: able only left !#rate
partial_accept 7: able only placed !#rate !#asks
decline 7: no accept #short !#asks !able !message !transfer !money
decline 8: #putoff placed/order !#asks !#nomessages !later
decline 9: no able order/accept !only !damage
decline 9: refuse !#asks
decline 9: #passes
decline 8: no able !damage !#asks !flow !change !price !#rate
decline 7: no accept first !#asks !able !message !transfer
decline 7: no accept order
accept 10: accept/able #notrefused
accept 9: #agreed !#asks !no !only !#rate !#money !condition
accept 9: able placed !#asks !no !only !condition
accept 9: accept placed !#asks !no !only !#money !change !condition
accept 8: able accept !no !only !#asks !#qty !#number !#rate !from !condition
accept 6: able #qty !#asks !no !only !#rate !#money !condition
accept 6: accept all !no !only !#asks !#qty !#number !catalog !condition !look !#money !data !transfer
accept 5: able #short !no !#asks !thanks !condition
accept 5: accept #short !no !#asks !thanks !#money !condition
`,
  pairs: `
#agreed 2: sudah siap > sanggupi disanggupi sanggup
#finished 2: sudah baru tos > jadi selesai beres rampung dikemas dibungkus siap kelar rengse matang digoreng dipanggang kepacking terpacking dipacking terkemas
#halfway 2: sudah baru nembe kakara > setengah setengahnya separuh sabagian sebagian
#nearly 2: tinggal kari > packing dikemas dibungkus finishing digoreng bungkus ngemas ngepak dipacking kemasan dikit sedikit
#notrefused 1: jangan > ditolak nolak tolak disia2in
#passes 1: lewatin skipin > dulu saja
#passes 1: lewat lewati skip pas > dulu saja
#pickup 3: siap tinggal bisa > dijemput diambil diantar
#rest 4: sisa sisanya sesana > lain oper dioper lempar dilempar kasih alihkan
`,
}
