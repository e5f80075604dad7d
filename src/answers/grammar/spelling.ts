import { remembered } from './remembered.ts'

/** One meaning a line: the word used everywhere in the readers, then how people write it (chat, Sundanese, Javanese). */
const MEANINGS = `
tentu: tangtos tangtu tamtu mesthi
tidak: ga gak nggak ngga enggak engga kagak ndak nda gk gx tdk ora mboten boten henteu heunteu teu ngak gag nggk ngk kaga tida moal ndhak hente kgk kga ngggak enda
bukan: bkn bkan sanes dudu
belum: blm blom belom can bloman blum acan dereng durung blon belon tacan teacan teuacan blum2 lom belm bluman belumm belon2
jangan: ulah entong ntong ojo jgn jngn jngan jangn jangn2
sudah: enggeus anggeus engges ges gs udah udh sdh uda dah tos parantos atos uwis wis sampun sampung wes uwes geus entos sudh udeh dh ud
ada: aya ono wonten enten gaduh nduwe nduweni gadhah ad
punya: boga kagungan pnya pny
saya: sy abdi kulo kula aku gue gw kuring simkuring sya ane sayah saia
kami: kmi kita
mau: mo bade badhe arek rek arep ajeng pengen pengin pgn pingin hoyong hayang hayong kepengen mw
yang: yg nu sing ingkang yng
tapi: tp tpi tetapi nanging ttp
jadi: jd jdi janten dados dadi
harga: hrg hrga rega regane regone pangaos pangaosna price hargana hargane hargi reganipun
isi: isinya eusi eusina isine isina berisi isini
tiap: saben setiap saban unggal tiep stiap tiap2
hari: hr dinten poe dino hri
minggu: mgg mgu mggu mingu minggon pekan mngg
bulan: bln bl sasih wulan sasi bulanna
tahun: thn th taun
kerja: damel gawe kerjo kerjanya krja krj
sampai: ampe ampek sampe smp smpe nyampe dugi nepi tekan hingga hngga ngantos dumugi sampek nyampai spai sampk
lagi: lg lgi deui maneh malih engkas meneh
bisa: tiasana bs bsa tiasa tiyasa saged isa iso saget bisa2
sanggup: sangup sanggem snggup kiyat sgup sggup
kalau: kalo klo klw kalw lamun mun nek menawi upami upama yen kalok kl
dengan: dgn sareng karo kaliyan dng
sama: sm
dan: jeung lan serta
untuk: utk tuk kanggo pikeun kangge nggo utuk
buat: bwt bt bikin ngadamel nyieun gawe bkin
besok: bsk bsok isukan enjing sesuk mbesuk mbesok sesok benjing mbenjing besuk sesok
lusa: pageto
kemarin: kmrn kmrin kemaren kamari wingi kmarin
sekarang: skrg skr skrng sekarng ayeuna saiki sakniki sapunika srg
nanti: ngke ntaran entaran nantian ntar nnti nti entar engke mengko mangke nt tar tarr ntr ntr2
lebaran: lbrn lebarn boboran lebarann bakdo bakda riyaya
puasa: puasaan siyam pasa saum poso
ramadan: ramadhan romadhon romadon ramadlan romadhan
sebelum: sbl sbm seblum sbelum sebelim sblom sablum sadereng sakdereng sblm sebelom sblum sebelm sateuacan sakdurunge saderengipun
sesudah: setelah stelah stlh ssdh abis habis hbs bis sanggeus saatos sakwise bakda abs
karena: krn krna soalnya karna lantaran soale sabab amargi
dari: dr ti dri saking tina saka soko
ke: ka
di: d nang ning ing
juga: jg jga oge ugi
saja: aja aj sj wae we weh bae ae mawon ajah ajh
hanya: cuma cm cuman cmn ngan mung namung cma hnya
lebih: lbh langkung luwih lbih
kurang: krg krng kirang
semua: smua sadaya sadayana kabeh sedoyo sedaya smuanya semuanya smwa
nomor: no nmr nomer nomerna nomernya nomorna nomornya nomorne number nmor nomere
tanggal: tgll tg tgl tggl tgal tglnya tanggalnya ping
pesan: pesenke pesenkeun pesankan pesenin pesankeun pesenkan psn pesen order mesen mesan ngorder pesennya ngoder
pesanan: pesenanana orderan pesenan pesanannya pesananna orderannya psanan pesenannya orderanna psnan
kirim: ngintun ngintunan krm ngirim dikirim dikirm kirimnya kintun dikintun
terima: trima tarima nerima tampi
produk: product produknya prodak prduk produkna produke
nama: wasta wastana wastane jenengna namina name namanya namana nami naminya jeneng jenenge asmanya
merek: merk brand mereknya merknya brandnya merkna mrk merekna brandna mereke merke merknye
varian: variant varian2 variannya varianna varians
rasa: rasanya rasana rasane
warna: wrn warnanya warnana
kemasan: kmasan kemasannya packing packaging packingan
ongkir: ongkos ongkirna ongkirnya ongkosna ongkr
minimal: minimum mnimal minim minimalnya minimalna moq minimale
maksimal: polnya pol2an maksimum max maks maxs mentok maximal maksimalnya mentoknya
sekitar: skitar skitaran kira kira2 kirakira kurleb kisaran kisarannya kinten kinten2 sktr sekitaran sekitarn kurleb2
sesudahnya: setelahnya stelahnya
kapasitas: kapasitasnya capacity kapsitas kapasitasna
produksi: prod produksinya produksina
halal: halalnya halalna halale
proses: prosesnya process
nunggu: tunggu nungguan ngantosan ngenteni menunggu tungguin
tolong: tlg tlong tulung
terimakasih: makasih mksh trims thanks thx nuhun suwun tengkyu trimakasih mksih trmksh
masih: msh keneh isih masi msi
termasuk: kaasup kalebet kelebu trmsk tmsk kalebu
banget: bgt bgtt bngt pisan
sehari: sahari sadinten sapoe sedino sedinten sehri shari saari sadina sedina
seminggu: sepekan saminggu smnggu sminggu semingu sapekan
sebulan: sabulan sasasih sewulan sbulan sesasi sawulan
setengah: satengah stengah stgh separo separuh sepalih sapalih stengh stenga stngh
seperempat: saparapat sprempat seprempat separapat seperempt seprapat
coklat: cokelat
tadi: td tdi bieu
malam: malem mlm mlem wengi peuting bengi dalu
pagi: isuk2 enjing2 subuh
sore: sonten
depan: hareup hareupeun dpn dpan payun ngajeng ngarep
lalu: lalunya kepungkur kapungkur
ini: ieu iki niki
itu: eta kuwi iku
pas: pass
hapus: apus
simpan: simpen
dipakai: dipake dianggo dienggo dipakek
harus: hrs kudu kedah mesti hrus
awal: awalan
akhir: ahir ahkir akhr
pertama: kahiji kesatu pisanan
kedua: kadua kapindo
salah: slh lepat kaliru keliyu luput
tetap: tetep teteup tetp ttep
banyak: bnyak bnyk seueur loba akeh bnyakk
pakai: pake pakek
bentar: bntr bntar bntaran
dulu: dl
apa: ap
tau: tw
tanya: tny
jawab: jwb
waktu: wkt wktu
datang: dtg dtng
daftar: dftr dftar
ikut: ikt
pelatihan: platihan pltihan pelatian plthn
tergantung: trgntung tergntung trgantung
jual: jwl
lama: lm
barang: brg brng
bayar: byr
langsung: lgsg lgsng lngsung langsng
lanjut: lnjt lnjut
perlu: prlu
rusak: rsk
selesai: slsai slse
seperti: spt sprti
sesuai: ssuai
setuju: stuju stju
tempat: tmpt
terus: trs trus
tentang: ttg
kenapa: knp knpa
beberapa: bbrp
dalam: dlm
ambil: ambl
jumlah: jmlh
tambah: tmbh
lewat: lwt
dapat: dpt
maaf: mf maap
pada: pd
gimana: gmn gmana
usaha: usha
kasih: ksh
benar: bnr
bahan: bhn
siang: sng
berat: brt
warung: wrng
sekali: skali
sibuk: sbk
minta: mnta
karyawan: kryawan krywan
bantu: bntu
masuk: msk msuk
`

/** Every spelling → its meaning's word. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  MEANINGS.trim()
    .split('\n')
    .flatMap((line) => {
      const [meaning = '', spellings = ''] = line.split(':')
      return spellings
        .trim()
        .split(' ')
        .map((spelling) => [spelling, meaning] as const)
    }),
)

/** A word in the one form the readers know: 'NGGAAAK' → 'tidak', 'Jum’at' → 'jumat'. Unknown words stay, in lower case. */
export const spelled = remembered(spell)

function spell(raw: string): string {
  let word = raw.toLowerCase()
  if (word.includes("'")) word = word.replaceAll("'", '')
  const known = SPELLINGS.get(word)
  if (known !== undefined) return known
  // 'namany', 'merkny'
  if (word.length > 4 && word.endsWith('ny')) return spell(`${word}a`)
  if (!/(.)\1\1/u.test(word)) return word
  word = word.replace(/(.)\1{2,}/gu, '$1')
  return SPELLINGS.get(word) ?? word
}
