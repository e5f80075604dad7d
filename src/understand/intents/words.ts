/** What one word is about. A word may be about several things. */
export const WORDS = `
join: join gabung bergabung daftar mendaftar daftarin daftarkan ngadaptar daptar ngiring ikut ikutan register registrasi mitra bermitra ngagabung kerjasama bekerjasama melu pendaftaran ngadaptarkeun ndaftar ngelist
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
accept: bersedia sedia nyanggupi terima ambil setuju siap oke sanggup disanggupi gas deal mangga ok acc siapp nampi ditampi tampi menerima hayu katampi nyandak kerjakan kerjain garap ngerjain ngerjakeun mengerjakan sagah menyanggupi sanggupin ditampa dipundut pundut dicandak candak ditanggel
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
transfer: transfer tf trf tranfer transferan ditransfer bayar dibayar membayar pembayaran pelunasan dp lunas lunasi mbayar nransfer mayar dilunasi setor qris
enclose: lampirkan lampirin terlampir sertakan berikut ngirim kirimkan
isnt: bukan
answer: jawaban jawabanku isian isianku jawabannya
stage: tahap tahapan posisi posisinya
got: dapat dapet dpt menghasilkan meunang kenging
tired: cape capek cape2 lelah bosen bosan pegel pegal ngantuk tunduh ribet riweuh rieut males
if: kalau
all: semua
proof: bukti struk resi kuitansi kwitansi slip screenshot ss lampiran buktinya
gotin: masuk cair diterima nyampe katampi mlebu lebet kaasup diterimakan ketransfer lebet
money: uang duit dana artos pelunasan pembayaran transferan dp duitna rekening saldo dit duite
damage: pecah rusak remuk hancur bocor basi jamuran penyok sobek cacat melempem berjamur tengik retak bulukan remek busuk bau tumpah rembes apek lembek berulat kecut peyok koyak reject ancur bonyok gosong keropos lodoh tengikan apkir belah retak2 gepeng kempes bolong ajur ajor hapeuk haseum soek peupeus peupeuh beulah ruksak rumpang pejah bureuk robek
complain: komplain keluhan protes retur kecewa klaim refund ngeluh mengeluh complain mengecewakan
sold: laku kejual terjual laris payu payune kajual pajeng ludes payu laku2 kejual2 terlaris habisterjual diborong habis2
outside: bazar bazaar pasar pameran toko warung galeri luar sendiri offline shopee tokopedia tetangga cfd alfamart indomaret titip konsinyasi kantin expo event tokped toped tiktok lazada online marketplace reseller galery dekranasda
report: lapor laporan laporkeun rekap rekapan rekapitulasi melaporkan laporin omzet omset pendapatan total hasil resume rekapnya
summary: ringkasan rangkuman rekap rekapan rekapitulasi ringkasannya rekapnya
district: kecamatan kec
fell: turun menurun anjlok merosot
sales: penjualan omzet omset pendapatan terjual penjualanku penghasilan pemasukan jualanku
training: pelatihan training workshop kelas bimtek kursus webinar seminar pelatihannya latihan diklat sosialisasi penyuluhan bimbingan
message: info informasi notif notifikasi broadcast promo langganan chat pengumuman pesan wa sms kabar infonya pengingat pemberitahuan
resume: aktifkan nyalain hidupkan lanjut mulai kembali lagi aktifin nyalakan subscribe langganan berlangganan dinyalain nyalain dihidupkan diaktifkan
data: data datana datanya datane dataku akun profil sistem identitas database data2 datanipun
stored: nyimpen nyimpan menyimpan simpan disimpan kesimpen tersimpan kasimpen disimpen dicatat pegang punya disimpennya
copy: salinan copy fotokopi export unduh download ekspor salinannya
know: tunjukin tunjukkan perlihatkan kasihliat tau tahu lihat minta nanya tanya pengen uninga liat
delete: pupus hapus hapusin dihapus hilangkan hilangin delete busek mupus hapuskan hapuseun musnahkan buang dibuang lenyapkan bersihkan bersihin ngapus apus ngahapus delet ilangin busak
human: pegawainya admine adminnya stafnya petugas orang manusia admin cs operator staf staff pegawai jalmi wong manungsa pendamping mentor dinas petugasnya adminnya operatornya cs-nya
talk: nyarios nyarita wicara ngomongna curhat konsultasi ngomong bicara ngobrol sambungin hubungkan hubungin sambungkan telpon telepon nelpon ngobrolna sambungeun omong disambungin disambungkan nyambung bicarakeun hubungi dihubungi menghubungi ditelpon panggilin panggilkan panggil ditelepon
robot: robot bot mesin otomatis botnya
phone: nomor hp wa telepon telp kontak handphone whatsapp nope kartu nomer telpon
lost: hilang ical rusak ganti mati hangus baru
help: bantuan help bantu tolongin panduan petunjuk tutorial bantuin cara caranya carana carane ajarin ajari diajarin ajarkan diajari bimbing dibimbing arahin arahan jelaskan jelasin fitur fitur2 fiturnya fitur2nya
confused: ngartos ngerti mumet bingung paham lieur gaptek pusing mudeng nyaho
cancel: batal batalin batalkan cancel dibatalin dibatalkan urung bolay wurung ngabatalkeun sido urungkan
flow: pengisian ngisi ngisinya isinya isi form formulir pertanyaan pendaftaran input mengisi
later: nunggu bentar sebentar sakedap sekedap nanti sedela dela bntr sek sik engke ntar tunggu sbentar bentaran heula
goon: lanjut lanjutin lanjutkan dilanjut teruskan terusin neruskeun lanjutan teraskeun dilanjutkan lanjutna lanjutke ngelanjutin disambung sambung nyambung lanjutnya
greet: alo halo hallo hai hi assalamualaikum sampurasun pagi siang sore malam asslm permisi punten kulonuwun selamat p tes test helo hello wilujeng enjing sugeng hei hey met woy woi
budget: budget dana dananya anggaran bajet budgetnya anggarannya
buys: borong memborong beli pesan memesan meser tumbas
asked: diminta dimintanya mintanya disuruh ditawarkan ditawarin
awhile: sementara sementawis
application: pengajuan ajuan
although: padahal padahel
#notgoing: gajadi gakjadi gjadi nggajadi
parcel: parcel paket hampers bingkisan box kotak kue bungkus toples snack souvenir
`
