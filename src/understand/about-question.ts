import { FILLERS } from '../answers/grammar/fillers.ts'
import type { Words } from '../answers/grammar/tokens.ts'
import type { AboutQuestion } from '../answers/reading.ts'

const ASKING =
  '(?:tanya|nanya|ditanya|ditanyain|nanyain|ditanyakan|minta|diminta|ditaros|ditakoni|perlu|harus|wajib|butuh)'
const NEED = '(?:harus|wajib|perlu|kudu|mesti)'
const HOW_MUCH = '(?:berapa|brp|sabaraha|piro|apa|gimana|kumaha)'
const WAYS: readonly (readonly [AboutQuestion, RegExp])[] = [
  // 'kenapa ditanya gitu?', 'kok ditanya nama?', 'naha kudu?'
  ['why', new RegExp(` (?:kenapa|naha|kunaon|ngapain|kok|knp) (?:\\S+ ){0,2}${ASKING} `)],
  // 'buat apa?', 'emang buat apa itu?'
  [
    'why',
    /^ (?:emang |memang |itu |ini |ieu )*(?:untuk|buat) (?:apa|naon|opo|apaan)(?: itu| ini| gitu| ditanya| tanya| nanya| data| datanya| nomor| nomornya)* $/,
  ],
  ['why', /^ (?:apa |emang )?(?:gunanya|fungsinya|manfaatnya|tujuannya)(?: apa| naon)? $/],
  ['why', /^ (?:kenapa|naha|kunaon)(?: gitu| emang)? $/],
  // 'emang harus?', 'emang harus pake nama apa?'
  ['why', new RegExp(`^ (?:emang|memang) ${NEED} (?:\\S+ ){0,4}$`)],
  // 'contohnya?', 'contohnya gimana', 'minta contoh dong'
  [
    'example',
    /^ (?:minta |kasih |ada |coba |apa |misal |misalnya )*(?:contoh(?:nya|na|ne)?|conto(?:na)?|misalnya)(?: gimana| apa| kumaha| piye| seperti apa| tidak)* $/,
  ],
  ['example', /^ (?:nulis|tulis|isi|ngisi|jawab)(?:nya|na)? (?:gimana|bagaimana|kumaha|piye|seperti apa) $/],
  ['example', /^ (?:gimana|bagaimana|kumaha|piye) (?:cara )?(?:nulis|isi|ngisi|jawab)(?:nya|na)? $/],
  ['example', /^ (?:maksudnya|maksudna|maksud)(?: apa| gimana| kumaha| naon)? $/],
  // 'ga tau bu', 'teu terang', 'lupa euy'
  [
    'unknown',
    /^ (?:saya |duh |waduh |aduh )*(?:tidak|kurang|belum|blm) (?:tau|tahu|terang|ngerti|apal|hafal|weruh|uninga|yakin|pasti)(?: persis| pasti| juga| bu| pastinya| berapa| apa)* $/,
  ],
  [
    'unknown',
    /^ (?:waduh |duh |aduh )*(?:gatau|gtw|entah|duka|teuing|embuh|mboh|lupa|poho|lali|hilap|kesupen)(?: lagi| juga)* $/,
  ],
  // 'harganya enaknya berapa ya?', 'menurut ibu baiknya berapa', 'pantasna sabaraha'
  [
    'unknown',
    new RegExp(
      `^ (?:\\S+ ){0,3}(?:enak|baik|pantas|pantes|bagus|ideal|cocok|sae)(?:nya|na|ne) (?:\\S+ ){0,2}${HOW_MUCH} $`,
    ),
  ],
  ['unknown', new RegExp(`^ (?:\\S+ ){0,2}(?:menurut|kata) (?:\\S+ ){0,3}${HOW_MUCH} $`)],
]
/** 'harus?', 'wajib ya?', 'harus sekarang?': a need answers some questions, and asks only with its mark. */
const NEED_ASKED = new RegExp(
  `^ (?:(?:nama|usaha|nomor|foto|alamat)\\S* ){0,2}${NEED}(?: tidak| sekarang| diisi| dijawab| itu| ini| ada| banget| asli| bener| lengkap)* $`,
)
/** Whoever speaks of an order or of money asks about that. */
const OTHER = / (?:pesanan|bayar|dibayar|dikirim|kirim|uang|transfer|petugas|ongkir|kurasi) /
const MOST_WORDS = 8

/** What a message asks of the question it should answer: 'buat apa?', 'contohnya?'; or that its answer is not known. */
export function asksAboutQuestion({ tokens }: Words): AboutQuestion | undefined {
  const words = tokens.filter(({ kind }) => kind === 'word')
  if (!words.length || words.length > MOST_WORDS || tokens.some(({ kind }) => kind === 'number')) return undefined
  const content = words.filter(({ norm }) => !FILLERS.has(norm) || norm === 'kok')
  const said = ` ${content.map(({ norm }) => norm).join(' ')} `
  if (OTHER.test(said)) return undefined
  if (NEED_ASKED.test(said) && tokens.some(({ text }) => text === '?')) return 'why'
  return WAYS.find(([, way]) => way.test(said))?.[0]
}
