import { endsClause } from '../../answers/grammar/clauses.ts'
import type { DistrictFound } from '../../answers/grammar/districts.ts'
import { scaleOf } from '../../answers/grammar/numbers/literals.ts'
import type { PermitsFound } from '../../answers/grammar/permits.ts'
import type { Token } from '../../answers/grammar/tokens.ts'
import { bareUnitAt } from '../../answers/grammar/units.ts'
import type { Claims } from '../said.ts'

const PAPER =
  /^(?:nomor|no|sertifikat|izin|ijin|label|punya|belum|sudah|tidak|ada|pakai|masih|lagi|tanpa|logo|sp|bersertifikat|dinkes|depkes|ri|kode|&|dan|sama|,)$/
const PHONE_CUE = /^(?:wa|hp|telp|tlp|tel|hub|hubungi|nomor|no|kontak|cp|whatsapp|phone|sms|telepon|[:.])$/
const PLACE_CUE =
  /^(?:kec|kecamatan|di|dari|alamat|alamatnya|lokasi|lokasinya|rumah|rumahnya|asal|daerah|domisili|tinggal|saya|kami|ke|deket|dekat|warga|orang|[.:])$/

/** Takes permits out of the description: the number with its label, or the label with what is said of it. */
export function claimPermits(tokens: readonly Token[], permits: PermitsFound, mine: Claims): void {
  for (const permit of Object.values(permits)) {
    if (!permit) continue
    let { from, to } = permit
    while (from > 0 && PAPER.test((tokens[from - 1] as Token).norm) && !(tokens[from - 1]?.text === ',')) from--
    if (!permit.digits)
      while (to < tokens.length && !endsClause(tokens[to]) && to - permit.to < 9 && !startsOther(tokens, to)) to++
    mine.claim(from, to)
  }
  for (let at = 0; at < tokens.length; at++) {
    const { norm, stem } = tokens[at] as Token
    if (mine.free(at) && /^(?:pirt|halal|nib|bpom)$/.test(stem === norm ? norm : stem)) mine.claim(at, at + 1)
  }
}

const MEASURES = /^(?:cm|mm|m|meter|inci|inch|senti|centi)$/
const DIMENSIONS =
  /^(?:tinggi|tingginya|lebar|lebarnya|panjang|panjangnya|diameter|ukuran|dimensi|size|p|l|t|x|kira|sekitar|[:×*])$/

/** 'tinggi 30 cm', 'ukuran 30 x 40 cm': neither a price nor part of the name. */
export function claimDimensions(tokens: readonly Token[], mine: Claims): void {
  for (let at = 0; at < tokens.length; at++) {
    if (!MEASURES.test((tokens[at] as Token).text.toLowerCase()) || tokens[at - 1]?.kind !== 'number') continue
    let from = at - 1
    while (from > 0 && (tokens[from - 1]?.kind === 'number' || DIMENSIONS.test((tokens[from - 1] as Token).norm)))
      from--
    mine.claim(from, at + 1)
  }
}

/** '500g', '70k', 'toples 500g': what follows is said of the product again. */
const measures = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === 'number'
    ? bareUnitAt(tokens, at + 1) !== undefined || scaleOf(tokens[at + 1], true) !== undefined
    : bareUnitAt(tokens, at) !== undefined && tokens[at + 1]?.kind === 'number'

const startsOther = (tokens: readonly Token[], at: number) =>
  measures(tokens, at) ||
  /^(?:pirt|halal|nib|bpom|harga|merek|isi|varian|rasa|kapasitas|minimal|tahan|simpan)$/.test(
    (tokens[at] as Token).norm,
  )

/** Takes phone number and place out, with the words that lead to them. */
export function claimContacts(
  tokens: readonly Token[],
  mine: Claims,
  phone: { from: number; to: number } | undefined,
  district: DistrictFound | undefined,
): void {
  if (phone) {
    let { from } = phone
    while (from > 0 && PHONE_CUE.test((tokens[from - 1] as Token).norm)) from--
    mine.claim(from, phone.to)
  }
  if (district) {
    let { from, to } = district
    while (from > 0 && PLACE_CUE.test((tokens[from - 1] as Token).norm)) from--
    while (
      to < tokens.length &&
      /^(?:karawang|bekasi|purwakarta|kab|kabupaten|jabar|jawa)$/.test((tokens[to] as Token).norm)
    )
      to++
    mine.claim(from, to)
  }
}
