import type { Token } from '../../answers/grammar/tokens.ts'

/** What words are about. A word may be about several things; endings and prefixes are taken off when the whole is unknown. */
const TABLE = `
join: gabung bergabung daftar mendaftar daftarin daftarkan ngadaptar daptar ngiring ikut ikutan register registrasi mitra bermitra ngagabung kerjasama bekerjasama melu pendaftaran ngadaptarkeun ndaftar
business: usaha umkm toko warung bisnis ukm dapur katering catering lapak pengusaha ikm pengrajin perajin rumahan
sell: jual jualan dagang dodolan ical icalan ngajual menjual jualin penjual produsen penjualnya dagangan sadia nyadiakeun
product: produk barang item
new: nambihan nambihkeun baru tambah tambahin nambah nambahin masukin masukkan input upload masukeun anyar
mine: saya kami punyaku abdi ku
mend: ralat koreksi betulin benerin revisi perbaiki ngeralat edit meralat perbaikan dibenerin dibetulin diralat diedit
wrong: salah keliru typo lepat kliru kesalahan
shouldbe: harusnya seharusnya mestinya benernya kuduna kudune sebenarnya mustina
change: ubah ganti rubah merubah mengganti gantos gentos ngubah ngganti naikin turunin naik turun diubah diganti gantiin robah
field: harga nama jumlah berat netto alamat kapasitas kecamatan stok merek foto satuan pirt halal nib minimal varian rasa isi
price: harga
capacity: kapasitas kemampuan
able: bisa sanggup mampu kuat bisanya sanggupnya kuatnya disanggupi nyanggupi nyanggupan disanggupan mampunya kaduga ngejar keburu kesanggupan
only: hanya cuma saja doang paling maksimal mung sebagian separuh setengah sabagian sebagiannya seadanya
produce: produksi memproduksi buat bikin ngadamel nggawe masak goreng panggang
pause: libur cuti off istirahat tutup prei rehat break berhenti eureun mandek stop berenti liren jeda liburnya brenti setop hiatus
curation: kurasi kurator dikurasi kurasinya seleksi verifikasi diverifikasi
passed: lolos lulus disetujui diterima tayang acc ditolak direview approve dicek katampi muncul nongol ditampilkan dipajang
status: status kabar progres progress hasil hasilnya kabarnya statusnya kelanjutan perkembangan
order: pesan pesanan po dipesan sp
placed: pesanan
ordering: pesan butuh perlu beli memesan borong ambil mau butuhnya memerlukan keperluan pengadaan kebutuhan minta ingin pengen rencana berencana mengadakan
seeking: cari nyari nyariin mencari rekomendasi carikan cariin milarian golek pilarian rekomen carian butuh perlu
catalog: katalog katalognya brosur pricelist catalog catalogue etalase
look: lihat liat ningali tingali deleng lihat2 liat2 cek intip ndelok nonton browsing melihat
list: list macam macam2 jenis semua
again: lagi ulang repeat reorder ulangi kembali samain
same: sama samain kaya kayak seperti kawas koyo persis jiga
lastone: kemarin lalu sebelumnya terakhir biasa biasanya
accept: terima ambil setuju siap oke sanggup disanggupi gas deal mangga ok acc siapp nampi ditampi tampi menerima hayu katampi
refuse: tolak nolak menolak nyerah mundur skip
first: dulu heula sek sik riyin
thanks: terimakasih makasih nuhun suwun thanks
reorder: reorder repeat
unsub: unsubscribe unsub
tomorrow: besok lusa malam sore siang pagi
become: penjual mitra anggota member seller
no: tidak belum jangan
done: jadi selesai beres rampung kelar sudah dikemas dibungkus packing siap cekap digoreng dipanggang matang mateng terkumpul rengse tuntas
left: sisa sisanya tinggal kurang kari sesana
from: dari
transfer: transfer tf trf tranfer transferan ditransfer bayar dibayar membayar pembayaran pelunasan dp lunas lunasi mbayar nransfer mayar dilunasi setor
proof: bukti struk resi kuitansi kwitansi slip screenshot ss lampiran buktinya
gotin: masuk cair diterima nyampe katampi mlebu lebet kaasup
money: uang duit dana artos pelunasan pembayaran transferan dp duitna rekening saldo dit duite
damage: pecah rusak remuk hancur bocor basi jamuran penyok sobek cacat melempem berjamur tengik retak bulukan remek busuk bau tumpah rembes apek lembek berulat kecut peyok koyak reject ancur bonyok gosong
complain: komplain keluhan protes retur kecewa klaim refund ngeluh mengeluh complain
sold: laku kejual terjual laris payu payune kajual pajeng ludes
outside: bazar bazaar pasar pameran toko warung galeri luar sendiri offline shopee tokopedia tetangga cfd alfamart indomaret titip konsinyasi kantin expo event
report: lapor laporan laporkeun rekap rekapan rekapitulasi melaporkan laporin omzet omset pendapatan total hasil resume rekapnya
summary: ringkasan rangkuman rekap rekapan rekapitulasi ringkasannya rekapnya
district: kecamatan kec
fell: turun menurun anjlok merosot
sales: penjualan omzet omset pendapatan terjual penjualanku
training: pelatihan training workshop kelas bimtek kursus webinar seminar pelatihannya latihan diklat sosialisasi
message: info informasi notif notifikasi broadcast promo langganan chat pengumuman pesan wa sms kabar infonya
resume: aktifkan nyalain hidupkan lanjut mulai kembali lagi aktifin nyalakan subscribe langganan berlangganan dinyalain nyalain dihidupkan diaktifkan
data: data datana datanya datane dataku akun profil
stored: nyimpen nyimpan menyimpan simpan disimpan kesimpen tersimpan kasimpen disimpen dicatat pegang punya disimpennya
copy: salinan copy fotokopi export unduh download ekspor salinannya
know: tau tahu lihat minta nanya tanya pengen uninga
delete: hapus hapusin dihapus hilangkan hilangin delete busek mupus hapuskan hapuseun musnahkan
human: petugas orang manusia admin cs operator staf staff pegawai jalmi wong manungsa pendamping mentor dinas petugasnya
talk: ngomong bicara ngobrol sambungin hubungkan hubungin sambungkan telpon telepon nelpon ngobrolna sambungeun omong disambungin disambungkan nyambung bicarakeun
robot: robot bot mesin otomatis botnya
phone: nomor hp wa telepon telp kontak handphone whatsapp nope kartu
lost: hilang ical rusak ganti mati hangus baru
help: bantuan help bantu tolongin panduan petunjuk tutorial bantuin cara caranya carana carane
confused: bingung paham lieur gaptek pusing mudeng nyaho
cancel: batal batalin batalkan cancel dibatalin dibatalkan urung bolay wurung ngabatalkeun
flow: pengisian ngisi ngisinya isinya isi form formulir pertanyaan pendaftaran input mengisi
later: nunggu bentar sebentar sakedap sekedap nanti sedela dela bntr sek sik engke ntar tunggu sbentar bentaran heula
goon: lanjut lanjutin lanjutkan dilanjut teruskan terusin neruskeun lanjutan teraskeun dilanjutkan lanjutna lanjutke ngelanjutin
greet: halo hallo hai hi assalamualaikum sampurasun pagi siang sore malam asslm permisi punten kulonuwun selamat p tes test helo hello wilujeng enjing sugeng
parcel: parcel paket hampers bingkisan box kotak kue bungkus toples snack souvenir
`

/** What one word soon after another is about: `name reach: first … > second …`, `reach` words ahead. */
const NEAR_TABLE = `
#nomessages 4: jangan stop berhenti hentikan berhentikan setop eureun unsubscribe brenti stopin > kirim kirimin ngirim mengirim kirim2 kirimkan dikirimin info notif notifikasi hubungi ngehubungi chat wa broadcast bc promo sms spam ganggu langganan iklan pengiriman ngirimin informasi
#nomessages 3: tidak males malas > dikirimin dihubungi dichat langganan disms diganggu
#refuses 4: tidak males malas ogah > terima menerima nerima dapat dapet nampi
#seeks 2: ada siapa adakah > jual jualan punya buat sedia nyedia produksi menjual nyediain ical dagang ngajual sadia sediain
#seeks 1: ada > stok
#nomessages 3: usah perlu > kirim kirimin dikirimin info promo chat wa
#becomes 2: jadi ikut gabung > penjual mitra anggota member seller jualan
#passes 1: lewat lewati skip > dulu saja
#finished 2: sudah baru tos > jadi selesai beres rampung dikemas dibungkus siap kelar rengse matang digoreng dipanggang kepacking
#received 3: sudah tos alhamdulillah > terima nerima ditampi katampi masuk cair diterima nyampe
#here 2: di lewat liwat melalui ka > sini dieu kene
#orders 1: bisa mau boleh ingin pengen bade > pesan beli order memesan
#reorder 2: re > pesan
#getsin 1: masuk > katalog
#agreed 2: sudah siap > sanggupi disanggupi sanggup
#late 2: belum > datang dateng dateng2 sampai nyampe dikirim kirim
#seeks 2: berapa > stok
#withdraw 2: cabut tarik mencabut > izin ijin persetujuan
#pausetaking 3: stop berhenti libur off jangan setop > terima nerima tawari tawarin nawarin ditawari tawarkan
#whatfor 1: buat untuk fungsi kegunaan > apa
#whatall 1: apa naon opo > saja
#realhuman 2: orang manusia jalmi wong > asli aslinya beneran langsung
#notgoing 1: tidak > jadi
#howfar 2: sampai dugi > mana dimana tahap
#howfar 4: kapan iraha > sampai nyampe datang dikirim
#howfar 1: kapan iraha kapan2 > dikirim kirim nyampe sampai datang jadi diantar selesai
#putoff 2: jangan tidak > dulu
#makes 1: tidak belum > produksi
#rest 4: sisa sisanya sesana > lain oper dioper lempar dilempar kasih alihkan
`

const CONCEPTS = new Map<string, string[]>()
for (const line of TABLE.trim().split('\n')) {
  const [concept = '', words = ''] = line.split(':')
  for (const word of words.trim().split(' ')) CONCEPTS.set(word, [...(CONCEPTS.get(word) ?? []), concept])
}

export const NEAR = NEAR_TABLE.trim()
  .split('\n')
  .map((line) => {
    const [head = '', pair = ''] = line.split(':')
    const [name = '', reach = '1'] = head.split(' ')
    const [first, second] = pair.split('>').map((words) => new Set(words.trim().split(' ')))
    return { name, reach: Number(reach), first: first ?? new Set<string>(), second: second ?? new Set<string>() }
  })

/** What one word is about. */
export function conceptsOf({ norm, stem, text }: Token): readonly string[] {
  for (const form of [norm, text.toLowerCase(), stem, front(norm), back(norm), back(front(norm))]) {
    const concepts = CONCEPTS.get(form)
    if (concepts) return concepts
  }
  return []
}

/** Without what stands before or behind the root: 'dihubungkan' → 'hubungkan', 'dihubung'. */
const front = (word: string) => word.replace(/^(?:di|mem|men|meng|me|nge|ng|ber|ter|ka)(?=[a-z]{3})/, '')

const back = (word: string) => word.replace(/(?:kan|keun|in|nya|na|an|ku|mu|i)$/, '')
