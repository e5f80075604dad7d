import type { Family } from './family.ts'

/** Leaving, resting, help and greetings. */
export const TALK: Family = {
  examples: {
    cancel: [
      'ga jadi deh pengisian produknya, batalin aja yg barusan',
      'batalin daftarnya',
      'ga jadi daftar',
      'ga usah diterusin',
    ],
    pause_flow: [
      'bentar bu anak nangis, ntar sore sy lanjutin lg ngisinya',
      'nanti dulu ya bu anak rewel',
      'nanti dilanjut ya bu',
      'ntar malem aja ya lanjutnya',
    ],
    help: ['bantuan', 'ga paham saya bu', 'ga ngerti caranya', 'saya harus ngapain sekarang'],
    greeting: ['halo', 'assalamualaikum wr wb', 'selamat sore min', 'selamat pagi bu'],
  },
  lines: `
cancel 9: cancel flow
cancel 9: cancel !placed !#order !transfer !able
cancel 9: #stopsflow
cancel 9: #notgoing flow/join
cancel 9: delete answer/flow !data
cancel 6: #nevermind #short
cancel 6: #notgoing wrong
cancel 7: cancel
cancel 7: #enough #short
cancel 6: #notgoing #short
cancel 8: #stopsgoing !later !tomorrow !placed !#asks
pause_flow 7: tomorrow again #short !placed !able !order !#asks
pause_flow 6: tired #short !able !placed !#asks !#qty
pause_flow 9: #dontclose !transfer !placed !order !#asks
pause_flow 8: later first seeking !#qty !#asks
pause_flow 10: later goon tomorrow !#order !#qty
pause_flow 9: #briefly !produce !#asks
pause_flow 9: later goon !order
pause_flow 8: tomorrow goon !placed !#asks
pause_flow 8: later flow !cancel
pause_flow 6: #waits !able !placed !#qty !transfer !order
pause_flow 7: #again !able !placed !#qty !transfer !order !#asks
pause_flow 7: later first !able !placed !#qty !transfer !refuse !accept !pause !produce
pause_flow 6: later #short !no !able !transfer
help 8: help confused
help 7: help #short !human
help 6: curation #whatis
help 6: #whatfor !order !product !placed !price !#qty
help 7: #whatcan !order !product !#qty !placed
help 7: robot #whatfor
help 8: #howto !join !#qty !mine
help 6: confused
help 6: #whatfor #short
help 5: help #asks !order !product !transfer !join
greeting 9: #howareyou #short
greeting 4: greet #short !#qty !#money !#asks
greeting 3: greet #empty
`,
  pairs: `
#again 1: nanti > lagi
#briefly 3: stop berhenti jeda pause > bentar sebentar sakedap
#dontclose 1: jangan > ditutup tutup
#enough 1: sudah > ah ahh
#enough 1: udahan > ah ahh
#howareyou 1: apa kumaha piye > kabar damang kabare kabarnya
#howto 2: cara caranya carana gimana > pesan order beli
#nevermind 1: mending mendingan > tidak
#notgoing 1: tidak > jadi
#notgoing 1: tidak > cios
#stopsflow 2: stop berhenti udahan > isi ngisi formulir form pengisian
#stopsflow 2: stop berhenti udahan > pendaftaran daftar
#stopsgoing 3: tidak jangan > dilanjut dilanjutin dilanjutkan diteruskan diterusin lanjutin lanjutkan
#whatcan 4: apa naon > dilakuin dilakukan digarap
#whatcan 2: bisa > apa naon opo ngapain
#whatcan 2: harus kudu mesti > ngapain
#whatfor 3: fungsi fungsinya kegunaan gunanya > apa naon
#whatfor 1: buat untuk fungsi kegunaan fungsinya kegunaannya gunanya > apa
`,
}
