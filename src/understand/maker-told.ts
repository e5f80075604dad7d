import type { Words } from '../answers/grammar/tokens.ts'
import { answerKind } from '../answers/index.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Found } from '../answers/reading.ts'
import { businessKindSaid } from '../domain/products/guess.ts'

/** One look spares the rest: who she is, who works with her, or what she makes. */
const TELLS =
  /\b(?:saya|sy|abdi|kulo|nama|nami\w*|pemilik\w*|owner\w*|pegawai\w*|karyawan\w*|pekerja\w*|jual\w*|bikin|membuat|produksi\w*|ngadamel|damel|icalan|ngical|dodolan|usaha)\b/i
const NAME = "\\p{Lu}[\\p{L}'’.]*(?:\\s+\\p{Lu}[\\p{L}'’.]*){0,3}"
/** 'saya Hj. Entin dari Purwasari', 'nama saya Siti', 'pemiliknya Bu Ratna'; names are written large. */
const OWNER = new RegExp(
  `(?:^|[\\s,.;])(?<!(?:usaha|produk|toko|warung|dapur|istri|suami|jualan)\\s)(?:[Nn]ama (?:saya|pemilik(?:nya)?|owner(?:nya)?)|[Pp]emilik(?:nya)?|[Oo]wner(?:nya)?|[Pp]erkenalkan,? saya|[Ss]aya|[Aa]bdi)\\s*:?\\s+((?:(?:[Hh]j?\\.?|[Hh]aji|[Hh]ajah|[Bb]u|[Ii]bu|[Pp]ak|[Bb]apak|[Mm]a[k]?|[Tt]eh|[Kk]ang|[Mm]ang|[Cc]eu)\\s+)?${NAME})(?=\\s*(?:[,.;]|$|\\n|\\s(?:dari|di|ti|usaha|pemilik|punya|mau|asal)\\b))`,
  'gu',
)
/** 'saya Hj. Entin': something written large behind who she is. */
const NAMES_HER = /(?:saya|abdi|milik(?:nya)?|wner(?:nya)?)\s*:?\s+(?:\S{1,5}\.?\s+)?\p{Lu}/u
const WORKERS =
  /\b(?:pegawai|karyawan|pekerja)(?:nya)?\s*(?:ada|:)?\s*(\d{1,3})\b(?!\s*(?:rb|ribu|paket|par[cs]el))|\b(\d{1,3})\s+(?:orang\s+)?(?:pegawai|pekerja)\b/i
/** What she makes, behind the word that says that she makes it. */
const MAKES =
  /\b(?:usaha|jual(?:an)?|bikin|membuat|produksi|ngadamel|damel|icalan|ngical|dodolan|nyieun)\b\s+(.{3,80})/i
const WANTS = /\b(?:pes[ae]n|beli|butuh|cari|order)\b/i
const LONGEST = 400

/**
 * What a maker tells of herself beside her goods and her place: her name, who works with her, what kind of business.
 * @param knowsKind the kind is told already
 */
export function makerTold({ text }: Words, context: ReadContext, knowsKind: boolean): Record<string, Found> {
  if (text.length > LONGEST || !TELLS.test(text) || WANTS.test(text)) return {}
  const values: Record<string, Found> = {}
  for (const [, owner = ''] of NAMES_HER.test(text) ? text.matchAll(OWNER) : []) {
    const named = answerKind('name')?.read({ text: owner, media: [] }, { person: true }, context)
    if (named?.ok) values.owner_name ??= { value: named.value, words: owner }
  }
  const [said, behind, before] = WORKERS.exec(text) ?? []
  const workers = Number(behind ?? before)
  if (said && workers > 0) values.workers = { value: workers, words: said }
  const [made, goods] = knowsKind ? [] : (MAKES.exec(text) ?? [])
  const kind = goods && businessKindSaid(goods)
  if (made && kind) values.business_kind = { value: kind, words: made }
  return values
}
