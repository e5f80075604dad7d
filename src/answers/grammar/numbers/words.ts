/** What one piece of a number written in words adds. */
export type NumberPiece =
  | { part: 'digit'; value: number }
  | { part: 'whole'; value: number }
  | { part: 'teen' }
  | { part: 'twenties' }
  | { part: 'tens' }
  | { part: 'hundred' }
  | { part: 'hundreds'; value: number }
  | { part: 'scale'; value: number; one: boolean }
  | { part: 'fraction'; value: number }

/**
 * Indonesian, Sundanese (hiji, tilu, salapan, salawe, likur, rebu) and Javanese (rong, pitung, seket, sewidak, ewu),
 * plain and polite, as they stand after spelling is evened out. `0-9`, `digit 2`: how the line's words count.
 */
const LEXICON = `
digit 1: satu siji hiji setunggal satunggal stu
digit 2: dua loro kaleh kalih dwi rong ro dwa
digit 3: tigang tiga tilu telu tlu telung tigo
digit 4: empat opat papat pat sekawan patang ampat mpat
digit 5: lima limo gangsal limang
digit 6: enam genep enem nem anam
digit 7: tujuh pitu tuju pitung tjuh
digit 8: delapan dalapan wolu dlapan delapen lapan wolung
digit 9: sembilan salapan sanga songo sembilen smbilan sangang
whole 10: sedoso sepuluh sapuluh sedasa sadasa sepulu spuluh
whole 11: sebelas sabelas sewelas sawelas
whole 12: rolas
whole 13: telulas
whole 14: patbelas
whole 15: limalas limolas
whole 16: nembelas
whole 17: pitulas
whole 18: wolulas
whole 19: sangalas songolas
whole 21: selikur salikur
whole 22: rolikur
whole 23: telulikur
whole 24: patlikur
whole 25: salawe selawe
whole 26: nemlikur
whole 27: pitulikur
whole 28: wolulikur
whole 29: sangalikur songolikur
whole 50: seket
whole 60: sewidak sawidak suwidak
teen 0: belas blas welas
twenties 0: likur
tens 0: puluh pulu plh dasa doso
hundred 0: ratus rts atus
hundreds 100: seratus saratus satus sratus
scale 1000: ribu ribuu rb rebu rbu ewu ribo
scale 1000000: juta jt yuta jta
scale 1000000000: miliar milyar
one 1000: seribu sarebu serebu sewu saribu srebu
one 1000000: sejuta sajuta sejt
one 1000000000: semiliar semilyar
fraction 0.5: setengah
fraction 0.25: seperempat
`

function pieceOf(how: string, value: number): NumberPiece {
  switch (how) {
    case 'digit':
    case 'whole':
    case 'hundreds':
    case 'fraction':
      return { part: how, value }
    case 'scale':
      return { part: 'scale', value, one: false }
    case 'one':
      return { part: 'scale', value, one: true }
    default:
      return { part: how as 'teen' | 'twenties' | 'tens' | 'hundred' }
  }
}

const PIECES: ReadonlyMap<string, NumberPiece> = new Map(
  LEXICON.trim()
    .split('\n')
    .flatMap((line) => {
      const [head = '', words = ''] = line.split(':')
      const [how = '', value] = head.split(' ')
      return words
        .trim()
        .split(' ')
        .map((word) => [word, pieceOf(how, Number(value))] as const)
    }),
)
const LONGEST_PIECE = Math.max(...[...PIECES.keys()].map((word) => word.length))
const LONGEST_RUN = 48

/** Words that scale a number only right behind digits: '45k', '300rb'. */
export const SHORT_SCALES: Readonly<Record<string, number>> = { k: 1000, rb: 1000, r: 1000, jt: 1e6, j: 1e6 }

/** A sum as the market says it, in rupiah. `other`: the same word is also used for this much. */
export interface MarketWord {
  value: number
  other?: number
  /** may be followed by 'ceng', which makes it thousands */
  thousands?: number
}

/** Betawi-Hokkien market words. `gocap`, `cepek`, `jigo` alone may be so many rupiah or so many thousand: ask. */
export const MARKET_WORDS: ReadonlyMap<string, MarketWord> = new Map([
  ['gopek', { value: 500, thousands: 500_000 }],
  ['gope', { value: 500, thousands: 500_000 }],
  ['gopeh', { value: 500, thousands: 500_000 }],
  ['seceng', { value: 1000 }],
  ['ceceng', { value: 1000 }],
  ['noceng', { value: 2000 }],
  ['samceng', { value: 3000 }],
  ['goceng', { value: 5000 }],
  ['ceban', { value: 10_000 }],
  ['ciban', { value: 10_000 }],
  ['noban', { value: 20_000 }],
  ['samban', { value: 30_000 }],
  ['goban', { value: 50_000 }],
  ['cepekceng', { value: 100_000 }],
  ['gopekceng', { value: 500_000 }],
  ['gocapceng', { value: 50_000 }],
  ['nocapceng', { value: 20_000 }],
  ['cetiau', { value: 1_000_000 }],
  ['cetiaw', { value: 1_000_000 }],
  ['cetiao', { value: 1_000_000 }],
  ['gotiau', { value: 5_000_000 }],
  ['gotiaw', { value: 5_000_000 }],
  ['cepek', { value: 100, other: 100_000, thousands: 100_000 }],
  ['cepe', { value: 100, other: 100_000, thousands: 100_000 }],
  ['nopek', { value: 200, other: 200_000, thousands: 200_000 }],
  ['gocap', { value: 50, other: 50_000, thousands: 50_000 }],
  ['nocap', { value: 20, other: 20_000, thousands: 20_000 }],
  ['cecap', { value: 10, other: 10_000, thousands: 10_000 }],
  ['jigo', { value: 25, other: 25_000, thousands: 25_000 }],
  ['pekgo', { value: 150, other: 150_000, thousands: 150_000 }],
])

const cache = new Map<string, readonly NumberPiece[] | null>()
const MOST_CACHED = 5000

/** The pieces of one word, written apart or together ('duaratus' → dua, ratus); undefined when it is no number. */
export function numberPieces(word: string): readonly NumberPiece[] | undefined {
  const whole = PIECES.get(word)
  if (whole) return [whole]
  if (word.length < 6 || word.length > LONGEST_RUN) return undefined
  const known = cache.get(word)
  if (known !== undefined) return known ?? undefined
  const found = split(word)
  if (cache.size >= MOST_CACHED) cache.clear()
  cache.set(word, found ?? null)
  return found
}

/** Longest pieces first, over every place a piece may end: at most length × longest piece look-ups. */
function split(word: string): readonly NumberPiece[] | undefined {
  const ways: (readonly NumberPiece[] | undefined)[] = new Array(word.length + 1)
  ways[word.length] = []
  for (let at = word.length - 1; at >= 0; at--)
    for (let size = Math.min(LONGEST_PIECE, word.length - at); size > 1; size--) {
      const rest = ways[at + size]
      const piece = rest && PIECES.get(word.slice(at, at + size))
      if (!piece) continue
      ways[at] = [piece, ...rest]
      break
    }
  return ways[0]
}
