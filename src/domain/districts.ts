/** A regency. `code` is Kemendagri's, `bps` the same place in BPS's numbering, as it stands inside a P-IRT number. */
export interface Region {
  code: string
  name: string
  bps: string
}

/** A kecamatan. Always key on `code`: Sukatani and Tegalwaru each exist in two regencies. */
export interface District {
  code: string
  name: string
  regionCode: string
}

/** The three regencies of the programme. Sources: Kemendagri's codes of regions; BPS master file of regencies. */
export const REGIONS: readonly Region[] = [
  { code: '32.15', name: 'Karawang', bps: '3215' },
  { code: '32.16', name: 'Bekasi', bps: '3216' },
  { code: '32.14', name: 'Purwakarta', bps: '3214' },
]

/** In the order of Kemendagri's numbers: the first is .01. */
const NAMES: Readonly<Record<string, string>> = {
  '32.15': `Karawang Barat, Pangkalan, Telukjambe Timur, Ciampel, Klari, Rengasdengklok, Kutawaluya, Batujaya,
    Tirtajaya, Pedes, Cibuaya, Pakisjaya, Cikampek, Jatisari, Cilamaya Wetan, Tirtamulya, Telagasari, Rawamerta,
    Lemahabang, Tempuran, Majalaya, Jayakerta, Cilamaya Kulon, Banyusari, Kota Baru, Karawang Timur,
    Telukjambe Barat, Tegalwaru, Purwasari, Cilebar`,
  '32.16': `Tarumajaya, Babelan, Sukawangi, Tambelang, Tambun Utara, Tambun Selatan, Cibitung, Cikarang Barat,
    Cikarang Utara, Karang Bahagia, Cikarang Timur, Kedung Waringin, Pebayuran, Sukakarya, Sukatani, Cabangbungin,
    Muaragembong, Setu, Cikarang Selatan, Cikarang Pusat, Serang Baru, Cibarusah, Bojongmangu`,
  '32.14': `Purwakarta, Campaka, Jatiluhur, Plered, Sukatani, Darangdan, Maniis, Tegalwaru, Wanayasa, Pasawahan,
    Bojong, Babakancikao, Bungursari, Cibatu, Sukasari, Pondoksalam, Kiarapedes`,
}

/** The 70 kecamatan: 30 Karawang, 23 Bekasi, 17 Purwakarta. Source: Kemendagri's codes of regions. */
export const DISTRICTS: readonly District[] = Object.entries(NAMES).flatMap(([regionCode, names]) =>
  names.split(',').map((name, index) => ({
    code: `${regionCode}.${String(index + 1).padStart(2, '0')}`,
    name: name.trim(),
    regionCode,
  })),
)

const BY_CODE = new Map(DISTRICTS.map((district) => [district.code, district]))

/** The kecamatan of a code such as '32.15.05', or undefined when there is none. */
export function districtByCode(code: string): District | undefined {
  return BY_CODE.get(code)
}

/** The regency of a code ('32.15') or of a kecamatan's code ('32.15.05'), or undefined when it is not one of ours. */
export function regionByCode(code: string): Region | undefined {
  return REGIONS.find((region) => region.code === code || code.startsWith(`${region.code}.`))
}
