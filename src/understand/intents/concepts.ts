import { remembered } from '../../answers/grammar/remembered.ts'
import { slip } from '../../answers/grammar/slip.ts'
import type { Token } from '../../answers/grammar/tokens.ts'

/** What words are about. A word may be about several things; endings and prefixes are taken off when the whole is unknown. */
const TABLE = `
join: join gabung bergabung daftar mendaftar daftarin daftarkan ngadaptar daptar ngiring ikut ikutan register registrasi mitra bermitra ngagabung kerjasama bekerjasama melu pendaftaran ngadaptarkeun ndaftar
business: usaha umkm toko warung bisnis ukm dapur katering catering lapak pengusaha ikm pengrajin perajin rumahan
lid: tutupnya tutupna
around: lihat2 liat2 ningali2
sell: sade sadean nyade jual jualan dagang dodolan ical icalan ngajual menjual jualin penjual produsen penjualnya dagangan sadia nyadiakeun ngical ngicalan
product: produk barang item produkku daganganku jualanku menu
new: nambihan nambihkeun baru tambah tambahin nambah nambahin masukin masukkan input upload masukeun anyar enggal
mine: saya kami punyaku abdi ku produkku daganganku jualanku
mend: ralat koreksi betulin benerin revisi perbaiki ngeralat edit meralat perbaikan dibenerin dibetulin diralat diedit
wrong: salah keliru typo lepat kliru kesalahan
shouldbe: harusnya seharusnya mestinya benernya kuduna kudune sebenarnya mustina
change: pindah ngalih ubah ganti rubah merubah mengganti gantos gentos ngubah ngganti naikin turunin diubah diganti gantiin robah
moved: naik turun naek
field: harga nama jumlah berat netto alamat kapasitas kecamatan stok merek foto satuan pirt halal nib minimal varian rasa isi
price: harga hargi
capacity: kapasitas kemampuan
able: bisa sanggup mampu kuat bisanya sanggupnya kuatnya disanggupi nyanggupi nyanggupan disanggupan mampunya kaduga ngejar keburu kesanggupan kepegang kepegangnya kecover tertangani kekejar terpegang kaburu
only: hanya cuma saja doang paling maksimal mung sebagian separuh setengah sabagian sebagiannya seadanya
produce: produksi memproduksi buat bikin ngadamel nggawe masak goreng panggang
pause: libur cuti off istirahat tutup prei rehat break berhenti eureun mandek stop berenti liren jeda liburnya brenti setop hiatus tutup nonaktif nonaktifkan dinonaktifkan dinonaktifin diliburkan umroh umrah
curation: kurasi kurator dikurasi kurasinya seleksi verifikasi diverifikasi pemeriksaan penilaian dipariksa
passed: lolos lulus disetujui diterima tayang acc ditolak direview approve dicek katampi muncul nongol ditampilkan dipajang dinilai diperiksa direview diseleksi dicekin disaluyuan disaluyukeun dikembaliin dikembalikan dibalikin
track: lacak melacak tracking track trek
half: setengah setengahnya separuh separuhnya sebagian sebagiannya sabagian
status: status kabar progres progress hasil hasilnya kabarnya statusnya kelanjutan perkembangan nasib nasibnya
order: pesan pesanan po dipesan sp
placed: pesanan
ordering: siapkan siapin disiapkan sediakan siapkeun pesan butuh perlu beli memesan borong ambil mau butuhnya memerlukan keperluan pengadaan kebutuhan minta ingin pengen rencana berencana mengadakan
seeking: cari nyari nyariin mencari rekomendasi carikan cariin milarian golek pilarian rekomen carian butuh perlu milari pilari
catalog: katalog katalognya brosur pricelist catalog catalogue etalase
look: tampilkan tampilin lihat liat ningali tingali deleng lihat2 liat2 cek intip ndelok nonton browsing melihat
list: list macam macam2 jenis semua
again: lagi ulang repeat reorder ulangi kembali samain
same: sami saruana saruwa podo padha sama samain kaya kayak seperti kawas koyo persis jiga
lastone: kemarin lalu sebelumnya terakhir biasa biasanya
accept: bersedia sedia nyanggupi terima ambil setuju siap oke sanggup disanggupi gas deal mangga ok acc siapp nampi ditampi tampi menerima hayu katampi nyandak kerjakan kerjain garap ngerjain ngerjakeun mengerjakan
refuse: tolak nolak menolak nyerah mundur skip
condition: telat terlambat mundur diundur nego nawar asalkan
first: dulu heula sek sik riyin
thanks: terimakasih makasih nuhun suwun thanks
reorder: reorder repeat
unsub: unsubscribe unsub mute
tomorrow: besok lusa malam sore siang pagi
become: penjual mitra anggota member seller
no: tidak belum jangan
done: jadi selesai beres rampung kelar sudah dikemas dibungkus dipacking dipack dipaking packing siap cekap digoreng dipanggang matang mateng terkumpul rengse tuntas
left: sisa sisanya tinggal kurang kari sesana
from: dari
transfer: transfer tf trf tranfer transferan ditransfer bayar dibayar membayar pembayaran pelunasan dp lunas lunasi mbayar nransfer mayar dilunasi setor
enclose: lampirkan lampirin terlampir sertakan berikut ngirim kirimkan
isnt: bukan
answer: jawaban jawabanku isian isianku jawabannya
stage: tahap tahapan posisi posisinya
got: dapat dapet dpt menghasilkan meunang kenging
tired: cape capek cape2 lelah bosen bosan pegel pegal ngantuk tunduh ribet riweuh rieut
if: kalau
all: semua
proof: bukti struk resi kuitansi kwitansi slip screenshot ss lampiran buktinya
gotin: masuk cair diterima nyampe katampi mlebu lebet kaasup diterimakan ketransfer lebet
money: uang duit dana artos pelunasan pembayaran transferan dp duitna rekening saldo dit duite
damage: pecah rusak remuk hancur bocor basi jamuran penyok sobek cacat melempem berjamur tengik retak bulukan remek busuk bau tumpah rembes apek lembek berulat kecut peyok koyak reject ancur bonyok gosong keropos lodoh tengikan apkir belah retak2 gepeng kempes bolong robek
complain: komplain keluhan protes retur kecewa klaim refund ngeluh mengeluh complain mengecewakan
sold: laku kejual terjual laris payu payune kajual pajeng ludes payu laku2 kejual2 terlaris habisterjual
outside: bazar bazaar pasar pameran toko warung galeri luar sendiri offline shopee tokopedia tetangga cfd alfamart indomaret titip konsinyasi kantin expo event tokped toped tiktok lazada online marketplace
report: lapor laporan laporkeun rekap rekapan rekapitulasi melaporkan laporin omzet omset pendapatan total hasil resume rekapnya
summary: ringkasan rangkuman rekap rekapan rekapitulasi ringkasannya rekapnya
district: kecamatan kec
fell: turun menurun anjlok merosot
sales: penjualan omzet omset pendapatan terjual penjualanku penghasilan pemasukan
training: pelatihan training workshop kelas bimtek kursus webinar seminar pelatihannya latihan diklat sosialisasi
message: info informasi notif notifikasi broadcast promo langganan chat pengumuman pesan wa sms kabar infonya pengingat pemberitahuan
resume: aktifkan nyalain hidupkan lanjut mulai kembali lagi aktifin nyalakan subscribe langganan berlangganan dinyalain nyalain dihidupkan diaktifkan
data: data datana datanya datane dataku akun profil sistem identitas database
stored: nyimpen nyimpan menyimpan simpan disimpan kesimpen tersimpan kasimpen disimpen dicatat pegang punya disimpennya
copy: salinan copy fotokopi export unduh download ekspor salinannya
know: tunjukin tunjukkan perlihatkan kasihliat tau tahu lihat minta nanya tanya pengen uninga liat
delete: pupus hapus hapusin dihapus hilangkan hilangin delete busek mupus hapuskan hapuseun musnahkan buang dibuang lenyapkan bersihkan bersihin
human: pegawainya admine adminnya stafnya petugas orang manusia admin cs operator staf staff pegawai jalmi wong manungsa pendamping mentor dinas petugasnya adminnya operatornya cs-nya
talk: nyarios nyarita wicara ngomongna curhat konsultasi ngomong bicara ngobrol sambungin hubungkan hubungin sambungkan telpon telepon nelpon ngobrolna sambungeun omong disambungin disambungkan nyambung bicarakeun hubungi dihubungi menghubungi ditelpon panggilin panggilkan panggil ditelepon
robot: robot bot mesin otomatis botnya
phone: nomor hp wa telepon telp kontak handphone whatsapp nope kartu
lost: hilang ical rusak ganti mati hangus baru
help: bantuan help bantu tolongin panduan petunjuk tutorial bantuin cara caranya carana carane ajarin ajari diajarin ajarkan diajari bimbing dibimbing arahin arahan jelaskan jelasin fitur fitur2 fiturnya fitur2nya
confused: ngartos ngerti mumet bingung paham lieur gaptek pusing mudeng nyaho
cancel: batal batalin batalkan cancel dibatalin dibatalkan urung bolay wurung ngabatalkeun
flow: pengisian ngisi ngisinya isinya isi form formulir pertanyaan pendaftaran input mengisi
later: nunggu bentar sebentar sakedap sekedap nanti sedela dela bntr sek sik engke ntar tunggu sbentar bentaran heula
goon: lanjut lanjutin lanjutkan dilanjut teruskan terusin neruskeun lanjutan teraskeun dilanjutkan lanjutna lanjutke ngelanjutin disambung sambung nyambung lanjutnya
greet: halo hallo hai hi assalamualaikum sampurasun pagi siang sore malam asslm permisi punten kulonuwun selamat p tes test helo hello wilujeng enjing sugeng
budget: budget dana dananya anggaran bajet budgetnya anggarannya
buys: borong memborong beli pesan memesan meser tumbas
asked: diminta dimintanya mintanya disuruh ditawarkan ditawarin
awhile: sementara sementawis
application: pengajuan ajuan
although: padahal padahel
#notgoing: gajadi gakjadi gjadi nggajadi
parcel: parcel paket hampers bingkisan box kotak kue bungkus toples snack souvenir
`

/** What one word soon after another is about: `name reach: first … > second …`, `reach` words ahead. */
const NEAR_TABLE = `
#nomessages 4: jangan stop berhenti hentikan berhentikan setop eureun unsubscribe brenti stopin > kirim kirimin ngirim mengirim kirim2 kirimkan dikirimin info notif notifikasi hubungi ngehubungi chat wa broadcast bc promo sms spam ganggu langganan iklan pengiriman ngirimin informasi telpon telepon nelpon
#nomessages 3: tidak males malas > dikirimin dihubungi dichat langganan disms diganggu
#refuses 4: tidak males malas ogah > terima menerima nerima dapat dapet nampi
#seeks 3: ada siapa adakah > jual jualan punya buat sedia nyedia produksi menjual nyediain ical dagang ngajual sadia sediain
#seeks 1: ada > stok
#newcomer 1: penjual pedagang umkm pengusaha anggota member pelaku > baru
#addsto 3: upload unggah pasang pajang taruh > produk barang katalog jualan dagangan
#outofstock 2: stok barang > kosong sesudah abis
#notshown 2: belum tidak > tayang muncul nongol tampil dipajang lolos
#likelast 2: sama kaya kayak seperti persis jiga kawas koyo > biasa biasanya kemarin lalu bulan minggu
#notrefused 1: jangan > ditolak nolak tolak disia2in
#halfway 2: sudah baru nembe kakara > setengah setengahnya separuh sabagian sebagian
#enough 1: sudah > ah ahh
#howfar 2: sampai dugi > kamana
#cansend 2: bisa mau tolong minta > bikinin buatin buatkan siapin siapkan sediakan sediain
#howfar 4: kapan iraha > kirim diantar dianter
#passes 1: lewatin skipin > dulu saja
#nearly 2: tinggal kari > packing dikemas dibungkus finishing digoreng bungkus ngemas ngepak dipacking kemasan dikit sedikit
#mydata 8: data > apa naon
#whatis 2: itu teh > apa naon opo
#enough 1: udahan > ah ahh
#joins 2: masuk ikut gabung > program programnya
#registered 3: sudah > daftarin daftarkan didaftarkan terdaftar didaftarin
#notshown 2: belum tidak > ditayangin ditayangkan
#whatfor 3: fungsi fungsinya kegunaan gunanya > apa naon
#nomessages 3: usah perlu > kirim kirimin dikirimin info promo chat wa
#becomes 2: jadi ikut gabung > penjual mitra anggota member seller jualan
#passes 1: lewat lewati skip pas > dulu saja
#finished 2: sudah baru tos > jadi selesai beres rampung dikemas dibungkus siap kelar rengse matang digoreng dipanggang kepacking terpacking dipacking terkemas
#received 3: sudah tos alhamdulillah > terima nerima ditampi katampi masuk cair diterima nyampe
#here 2: di lewat liwat melalui ka > sini dieu kene
#orders 1: bisa mau boleh ingin pengen bade > pesan beli order memesan
#reorder 2: re > pesan
#getsin 1: masuk > katalog
#agreed 2: sudah siap > sanggupi disanggupi sanggup
#late 2: belum > datang dateng dateng2 sampai nyampe dikirim kirim
#seeks 2: berapa > stok
#right 1: yang > bener benar betul leres
#approved 3: sudah > acc disetujui lolos lulus approve
#looksround 2: lihat liat ningali > lihat liat ningali
#pickup 3: siap tinggal bisa > dijemput diambil diantar
#dead 3: tidak > aktif dipakai kepake
#stopsflow 2: stop berhenti udahan > isi ngisi formulir form pengisian
#kinds 2: berapa > macam jenis varian rasa pilihan
#slow 5: lama > dicek diproses dikurasi direview disetujui ditinjau
#leaves 5: keluarkan keluarin coret > daftar kontak grup list broadcast
#callme 2: telpon telepon telp hubungi call kontak > saya kami
#newnumber 2: nomor hp wa kartu > baru ganti hilang
#stopsgoing 3: tidak jangan > dilanjut dilanjutin dilanjutkan diteruskan diterusin lanjutin lanjutkan
#comesin 1: mau > masuk
#withdraw 2: cabut tarik mencabut > izin ijin persetujuan
#pausetaking 3: stop berhenti libur off jangan setop > terima nerima tawari tawarin nawarin ditawari tawarkan
#whatfor 1: buat untuk fungsi kegunaan fungsinya kegunaannya gunanya > apa
#whatall 1: apa naon opo mana > saja
#realhuman 2: orang manusia jalmi wong > asli aslinya beneran langsung
#notgoing 1: tidak > jadi
#howfar 2: sampai dugi > mana dimana tahap
#howfar 4: kapan iraha > sampai nyampe datang dikirim
#howfar 1: kapan iraha kapan2 > dikirim kirim nyampe sampai datang jadi diantar selesai
#putoff 2: jangan tidak > dulu
#ofstuff 1: harga harganya > bahan kain minyak tepung terigu gula cabe cabai telur singkong kedelai kedele gas plastik beras ketan ayam daging ikan pisang kelapa bensin solar bbm sembako benang malam kayu bambu mentega susu coklat
#raises 1: naik turun naek > harga harganya
#makes 1: tidak belum > produksi
#makes 1: tidak > masak goreng panggang jualan
#named 2: nama > usaha toko umkm warung
#typo 1: salah > ketik tulis input isi sebut nulis ngetik
#notbut 3: bukan > tapi
#cansend 2: bisa mau tolong minta > kirim
#justpaid 3: barusan tadi kemarin baru > transfer tf bayar trf mayar nransfer
#lacks 2: isi barang jumlah jumlahnya barangnya > kurang
#bought 3: yang orang tetangga > beli meser tuku
#howareyou 1: apa kumaha piye > kabar damang kabare kabarnya
#pricelist 1: price daftar list > list harga
#how 6: bikin buat nambah tambah input masukin daftar daftarin upload masukkan > gimana bagaimana kumaha caranya carana
#enter 2: mau bade bisa boleh > dimasukin dimasukkan didaftarin didaftarkan didaptarkeun diinput diupload
#whatcan 4: apa naon > dilakuin dilakukan digarap
#addsto 6: nambahin tambah tambahin masukin nambah masukkan > daftar katalog
#mydata 4: data > apa naon
#howjoin 2: cara caranya carana gimana kumaha > daftar gabung daptar mendaftar
#pricelist 1: harga > list
#again 1: nanti > lagi
#sendlist 3: kirim kirimin kirimkan minta lihat liat bagi share tunjukin mana > daftar list
#receives 3: mau pengen ingin > terima nerima nampi dapat dapet
#whatcan 2: bisa > apa naon opo ngapain
#rest 4: sisa sisanya sesana > lain oper dioper lempar dilempar kasih alihkan
#entershere 2: masuk jualan gabung ikut ikutan daftar gabung > sini dieu kene
#joins 3: catat catet masukin masukkan > usaha umkm toko
#opens 1: buka bukain > toko lapak akun
#newbusiness 1: umkm usaha pedagang penjual > baru anyar
#newproduct 2: varian menu produk barang rasa > baru anyar
#wantsell 2: mau > jual jualin masukin pasang
#pauseorders 4: jeda libur off tutup cuti istirahat > pesanan pesan
#stillchecked 2: masih belum > diperiksa dicek direview ditinjau diproses dikurasi
#asksprogress 3: tanya nanya nanyain menanyakan > progres progress kabar status perkembangan posisi
#forevent 2: buat untuk > seminar workshop webinar pelatihan training kelas
#verdict 3: diterima lolos disetujui diacc > ditolak gagal gugur
#sameas 4: sama samain persis > pesanan sp po ord
#nomessages 2: tong > kirim wa sms chat
#leaves 5: dikeluarkan dikeluarin keluar hapus dihapus > siaran broadcast kontak grup
#closes 1: tutup nutup > akun profil
#whatcan 2: harus kudu mesti > ngapain
#notgoing 1: tidak > cios
#stopsflow 2: stop berhenti udahan > pendaftaran daftar
#sent 1: sudah tos > dikirim kirim diantar dianter dianterin jalan berangkat sampai nyampe datang
#sellable 2: bisa boleh > dijual tayang
#takeslong 3: kok kenapa naha > lama telat lelet
#nought 2: kurang kelebihan lebih kebanyakan > nol angka
#becomes 2: jadi > umkm
#entershere 2: kalebet kaasup termasuk > sini dieu
#joins 1: kerja > sama
#becomes 2: jadi > supplier suplier pemasok vendor
#how 3: gimana cara caranya kumaha carana bagaimana > nambah nambahin tambah tambahin masukin input daftarin upload
#noorders 3: jangan > pesanan
#sent 1: sudah > dikerjakan diproses dibuat
#paidby 2: dibayar ditransfer dilunasi > pabrik pt pembeli perusahaan koperasi kantor konsumen customer pelanggan
#gonebad 3: rasanya rasa bau baunya > asem masem kecut pait pahit aneh tengik apek
#shortof 3: datang dateng sampai diterima > hanya
#lid 1: tutup > toples botol kotak galon dus ember
#vermin 1: ada > semut ulat belatung rambut kutu jamur kecoa lalat
#bought 2: tamu pembeli pelanggan pengunjung teman temen saudara tetangga orang > borong beli ngeborong memborong
#wantscontact 1: mau > dihubungi dikirimi dikirimin dikabari
#senddata 2: kirim kirimkan kirimin minta bagi > data profil
#aboutme 2: tentang soal mengenai > saya kami
#oldphone 1: nomor wa hp kartu > lama
#nevermind 1: mending mendingan > tidak
#dontclose 1: jangan > ditutup tutup
#enter 2: mau bisa boleh > dilebetkeun dilebetkan
#nomakes 1: tidak > produksi buat masak goreng jualan
#nextspan 1: bulan minggu tahun > depan ini
#salesresult 1: hasil > jualan penjualan dagang dagangan
#asksperson 3: nanya tanya ngomong bicara langsung > orang petugas admin dinas manusia dinasnya
#howto 2: cara caranya carana gimana > pesan order beli
#briefly 3: stop berhenti jeda pause > bentar sebentar sakedap
`

const CONCEPTS = new Map<string, string[]>()
for (const line of TABLE.trim().split('\n')) {
  const [concept = '', words = ''] = line.split(':')
  for (const word of words.trim().split(' ')) CONCEPTS.set(word, [...(CONCEPTS.get(word) ?? []), concept])
}

/** A word and how soon behind it which others make a concept. */
interface Near {
  name: string
  reach: number
  second: ReadonlySet<string>
}

/** Concepts of two words, by the first. */
export const NEAR = new Map<string, Near[]>()
for (const line of NEAR_TABLE.trim().split('\n')) {
  const [head = '', pair = ''] = line.split(':')
  const [name = '', reach = '1'] = head.split(' ')
  const [first = [], second = []] = pair.split('>').map((words) => words.trim().split(' '))
  const near: Near = { name, reach: Number(reach), second: new Set(second) }
  for (const word of first) NEAR.set(word, [...(NEAR.get(word) ?? []), near])
}

/** What one word is about. */
export function conceptsOf({ norm, stem, text }: Token): readonly string[] {
  return CONCEPTS.get(norm) ?? CONCEPTS.get(text.toLowerCase()) ?? CONCEPTS.get(stem) ?? ofRoot(norm)
}

const ofRoot = remembered((norm): readonly string[] => {
  // 'haloo': stretched
  for (const form of [norm.replace(/(.)\1+/g, '$1'), front(norm), back(norm), back(front(norm))]) {
    const concepts = CONCEPTS.get(form)
    if (concepts) return concepts
  }
  return near(norm)
})

const SHORTEST_SLIP = 8
const LONG_WORDS = new Map<string, string[]>()
for (const word of CONCEPTS.keys())
  if (word.length >= SHORTEST_SLIP) {
    const first = word[0] as string
    LONG_WORDS.set(first, [...(LONG_WORDS.get(first) ?? []), word])
  }

/** 'pelatian', 'pesanaan': a long word with a slip of the pen; 'koleksi' is too short to be a 'koreksi'. */
function near(norm: string): readonly string[] {
  if (norm.length < SHORTEST_SLIP || norm.length > 20 || norm.endsWith('nya')) return []
  const meant = LONG_WORDS.get(norm[0] as string)?.find((word) => slip(norm, word) === 1)
  return meant === undefined ? [] : (CONCEPTS.get(meant) ?? [])
}

/** Without what stands before or behind the root: 'dihubungkan' → 'hubungkan', 'dihubung'. */
const front = (word: string) => word.replace(/^(?:di|mem|men|meng|me|nge|ng|ber|ter|ka)(?=[a-z]{3})/, '')

const back = (word: string) => word.replace(/(?:kan|keun|in|nya|na|an|ku|mu|i)$/, '')
