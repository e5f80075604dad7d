import { wordSet } from './word-set.ts'
/** Yes in chat, English, Sundanese (muhun, enya, leres, mangga, cios) and Javanese (nggih, iyo, uwis). */
export const YES =
  wordSet(`baik baiklah tangtos tangtu noted ya iya y yaa yah yap yup yoi yes yess iyah iyaa iye iyes hooh hoh heeh heueuh muhun sumuhun enya leres bener benar betul btul btl bnr betull
  ok oke okay okey okeh okee okd okedeh siap siapp sip sipp siip mangga monggo silakan silahkan hayu hayuk ayo ayuk yuk gas gaskeun gaskan gaspol gass lanjut lanjutkan lanjutin
  teruskan terusin diteruskeun teraskeun diteraskeun diteruskan dilanjut dilanjutkan setuju setujuu stuju satuju rojong acc deal cocok boleh bisa sanggup mampu sudah ada punya mau jadi cios
  nggih njih inggih injih enggih iyo yo pasti tentu jelas tepat pas mantap mantul aman beres done rampung rengse selesai kelar aktif masih bersedia sedia minat berminat tertarik ikut ikutan
  correct right sesuai cukup lengkap terima senang kersa purun cekap bereh yakin sae apik kuat terbit keluar dapat yaudah yasudah yowis yawis pareng silahkeun lancar pernah silakeun sure course absolutely kuy yups oks sumonggo sumangga gaskan gaspoll agree bersedia kersa
  ambil gampang mudah enteng komplit komplet teruskeun cus cuss gasken siyap ashiap asiap sabi bole yaudin laksanakan sepakat sah sikat hajar sok daek kenging angsal nggeh yep yeah yea yess fine true alright approve approved confirm
  confirmed kadugi valid disetujui jadikeun okelah kantenan jos joss cakep mantab woke wokeh okidoki oce mufakat aktip wajar diterima lunas lanjutken terusno teruske iyes dongs bolehh cusss hadir ngiring ditampi katampi proceed yu keburu kekejar kaudag katepungan`)

export const NO =
  wordSet(`tidak bukan belum jangan batal batalin batalkan cancel tolak nolak menolak embung alim emoh wegah ogah ulah ojo no nope skip males malas keberatan
  nyerah mundur gagal stop urung dibatalkan dibatalin ditolak absen pass nein kosong nihil gada gaada gakada gda nanti besok kapan2 off ditunda tunda bolay wurung udahan boro2 boroboro not euweuh euweh taya mboh
  pending hold mustahil enggan mager kewalahan keteteran rasido kapok ampun negatif gajadi gakjadi gjadi`)

/** Words of somebody who does not know, or will not say yet. */
export const UNSURE =
  wordSet(`kayaknya kayanya kyknya kayake kayana sepertinya spertinya keknya kykny mungkin mgkn mgkin mungkin2 barangkali meureun panginten sugan menawa
  lupa poho supe lali tergantung trgantung gumantung ragu bingung lieur pikir2 mikir mikir2 dipikir fikir dipikirin galau entah embuh teuing duka duko hilap kesupen maybe perhaps bimbang
  semoga moga moga2 mudah2an mugi mugia doain doakeun diusahakan diusahain usahain usahakan usahakeun diusahakeun ketoke kadose keknyaa sigana siganamah boa2 kalik insya-mungkin
  perasaan asana seingat seinget setau setahu`)

/** Somebody or something else must be asked first. */
export const FIRST =
  wordSet(`cek ngecek dicek tanya nanya nanyain tanyain tanyakan lihat liat diliat konfirmasi konfirm diskusi diskusikan rundingan rembugan koordinasi takon naros naroskeun tinggali ningali
  pastiin pastikan memastikan mastiin rapat badanten rembugan rerempug hitung ngitung itung dihitung musyawarah izin ijin nunggu cari nyari dicari kabarin kabari kabarkan ngabarin dikabarin`)
export const FIRST_BEHIND = wordSet(
  'dulu dl heula sek sik riyin anak suami istri bagian bos boss atasan tim manajer direktur pimpinan kabar jawaban keputusan acc lagi',
)

/** After a 'tidak' these make it harmless: 'ga masalah', 'tidak apa-apa', 'teu nanaon', 'ora opo-opo'. */
export const HARMLESS = wordSet(
  `apa apa2 papa papapa masalah mslah mslh masalh nanaon naon sawios nopo nopo2 opo opo2 apapa keberatan ragu problem ngaruh kenapa kenapa2 knp knp2 pp pape kawatir kunanaon popo po`,
)
/** One-word forms of the same. */
export const HARMLESS_WORDS = wordSet(
  'wios sawios gpp gapapa gppa nggapapa gakpapa gapap gpapa rapopo ngapopo ramasalah gpplah gppkok gapapah gakpp ngpp tdkapa gpapa gapa gakapa ngakpapa nopo',
)
/** 'ngga usah nunggu', 'ga perlu khawatir': nothing is refused. */
export const NEEDLESS = wordSet(
  'nunggu ditunggu khawatir kuatir takut ragu tanya lama lama2 menunggu sungkan kawatir nanya izin ijin',
)

export const YES_EMOJI = wordSet('👍 👌 ✅ ☑ ✔ 💪 🆗 🤝 🔥')
export const NO_EMOJI = new Set(['👎', '❌', '🙅', '✖', '🚫', '⛔'])
