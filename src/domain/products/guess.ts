import type { BusinessKind } from '../businesses.ts'
import { PRODUCT_KINDS, productKind } from './kinds.ts'

/**
 * Words by which a maker's own name for her product tells its kind. Whole words; a dash joins the parts of one. A house
 * list of everyday Indonesian and Sundanese words: a guess to spare her a question, which the card shows and she can mend.
 */
const TELLING: readonly (readonly [kind: string, words: string])[] = [
  [
    'frozen',
    'frozen beku cireng cimol dimsum siomay siomai nugget naget otak-otak bakso baso sosis risol risoles pempek batagor cilok lumpia tekwan ayam-ungkep presto bandeng-presto bandeng-duri-lunak kebab samosa',
  ],
  ['dairy', 'susu yogurt yoghurt keju kefir'],
  ['egg', 'telor telur endog'],
  ['dried_protein', 'abon dendeng asin-kering ikan-asin ebi rebon teri jambal basreng-ikan bandeng'],
  ['batik', 'batik'],
  ['sambal', 'sambal sambel saus saos'],
  ['seasoning', 'bumbu terasi kecap petis kaldu minyak-kelapa vco oncom tauco bawang-goreng'],
  [
    'chips',
    'keripik kripik kiripik criping ceriping chips basreng sale peyek rempeyek seblak-kering makaroni stik stick usus kentang-mustofa kulit-ayam',
  ],
  ['crackers', 'kerupuk krupuk karupuk opak rengginang ranginang kemplang simping rangginang emping'],
  [
    'cookies',
    'nastar kastengel kastangel kaastengel putri-salju cookies cookie kukis kue-kering biskuit semprong lidah-kucing sagu-keju',
  ],
  ['candy', 'dodol permen manisan gulali wajit jenang selai geplak kembang-gula'],
  ['honey_sugar', 'madu gula-aren gula-semut gula-merah gula'],
  ['powdered_drink', 'serbuk-jahe jahe-instan minuman-serbuk bandrek-instan jahe-merah-instan'],
  ['spice_herbal', 'jamu rempah herbal temulawak kunyit-bubuk simplisia'],
  ['coffee_tea', 'kopi teh coffee'],
  ['drink', 'sirup sirop jus minuman bandrek bajigur bir-pletok es sari-kedelai susu-kedelai'],
  ['bakery', 'roti donat bolu brownies brownis cake pastry croissant bolen bagelen'],
  ['nuts_grains', 'kacang beras granola sereal jagung-marning emping-jagung mete'],
  [
    'traditional_cake',
    'lapis bika surabi serabi lemper wingko bugis ali-ali getuk klepon onde-onde colenak gemblong kolontong kembang-goyang apem',
  ],
  [
    'fashion',
    'baju kaos kemeja gamis hijab kerudung mukena jaket sandal sepatu tas-kulit dompet peci sarung rajut celana topi',
  ],
  ['weaving', 'anyaman anyam tenun mendong pandan-anyam rotan bambu eceng'],
  ['ceramics', 'keramik gerabah tembikar gentong'],
  ['wood', 'kayu ukiran mebel talenan'],
  ['souvenir', 'gantungan-kunci gantungan souvenir suvenir cinderamata magnet bros wayang miniatur'],
]

/** Says little: counts only where nothing else is told. 'Kue semprong' is a cookie, 'kue talam' a cake. */
const VAGUE = { word: 'kue', kind: 'traditional_cake' }

interface Telling {
  kind: string
  /** with a blank around it */
  words: string
}

/** By their first word: a name has three or four, the list three hundred. */
const BY_FIRST = new Map<string, Telling[]>()
for (const [kind, words] of TELLING)
  for (const word of words.split(' ')) {
    const spoken = word.replaceAll('-', ' ')
    const first = spoken.split(' ')[0] as string
    BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), { kind, words: ` ${spoken} ` }])
  }

/**
 * Kinds a product may be of, by its name, likeliest first; empty when the name tells nothing. A word of two parts beats
 * one of its parts: 'bawang goreng' is seasoning. Where a name tells two kinds, that of the earlier word in it comes
 * first: Indonesian names begin with what the thing is.
 */
export function guessKinds(name: string): string[] {
  const said = ` ${name
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()} `
  const found: { kind: string; at: number; length: number }[] = []
  for (let at = 0; at < said.length - 1; at = said.indexOf(' ', at + 1)) {
    const first = said.slice(at + 1, said.indexOf(' ', at + 1))
    for (const { kind, words } of BY_FIRST.get(first) ?? [])
      if (said.startsWith(words, at)) found.push({ kind, at, length: words.length })
  }
  if (!found.length) return said.includes(` ${VAGUE.word} `) ? [VAGUE.kind] : []
  found.sort((a, b) => a.at - b.at || b.length - a.length)
  return [...new Set(found.map(({ kind }) => kind))]
}

/**
 * The kind a name tells beyond reasonable doubt: the only one, or the one its first word tells ('Nastar Keju' is a
 * cookie). Undefined when it must be asked.
 */
export function sureKind(name: string): string | undefined {
  const [first, second] = guessKinds(name)
  if (first === undefined || second === undefined) return first
  const [head] = guessKinds(name.trim().split(/\s+/)[0] ?? '')
  return head === first ? first : undefined
}

/** Every kind, the likely ones first. */
export const kindsByLikelihood = (name: string): string[] => {
  const likely = guessKinds(name)
  return [...likely, ...PRODUCT_KINDS.map(({ key }) => key).filter((key) => !likely.includes(key))]
}

const DRINKS: ReadonlySet<string> = new Set(['drink', 'coffee_tea', 'powdered_drink'])

/** The kind of business (domain/businesses.ts) that makes goods of such a name, when the name is a sure sign of it. */
export function businessKindOf(name: string): BusinessKind | undefined {
  const kind = sureKind(name)
  return kind === undefined ? undefined : businessOf(kind)
}

/** Words for a whole trade rather than for goods. */
const TRADES: readonly (readonly [BusinessKind, RegExp])[] = [
  [
    'food',
    /\b(?:[cs]emilan|camilan|snack|jajan(?:an)?|katering|catering|nasi|lauk|masakan|kue|sayur(?:an)?|gorengan|tempe|tahu|oncom|bubur|lontong|mie|makanan)\b/i,
  ],
  ['fashion', /\b(?:konveksi|konpeksi|jahit|jahitan|penjahit|bordir)\b/i],
]

/** The kind of business of whoever makes all this ('kue kering sm sambel' is food); undefined where it names two kinds, or none. */
export function businessKindSaid(text: string): BusinessKind | undefined {
  const trades = TRADES.filter(([, words]) => words.test(text)).map(([kind]) => kind)
  const [only, ...others] = new Set([...guessKinds(text).map(businessOf), ...trades])
  return others.length ? undefined : only
}

function businessOf(kind: string): BusinessKind {
  if (kind === 'batik' || kind === 'fashion') return kind
  if (DRINKS.has(kind)) return 'drink'
  return productKind(kind)?.food ? 'food' : 'craft'
}
