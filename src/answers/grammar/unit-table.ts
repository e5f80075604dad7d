import { remembered } from './remembered.ts'
import { wordSet } from './word-set.ts'
/** What one counts or weighs in. */
export interface Unit {
  /** the one spelling used everywhere: 'bungkus' */
  name: string
  kind: 'pack' | 'piece' | 'group' | 'weight' | 'volume'
  /** grams, millilitres or pieces in one; 0 where nothing fixed is in it */
  size: number
}

/**
 * Sizes: lusin 12, kodi 20, gros 144, ons 100 g, kuintal 100 kg (DOMAIN.md 3); pon 500 g and rim 500 sheets as on the
 * market. First word of a line: the name; then how people write it.
 */
const TABLE = `
weight kg 1000: kg kilo kilogram kgs kilogr kilonya kiloan
weight gram 1: gram gr grm gm gramm grams
weight ons 100: ons on ounce
weight kuintal 100000: kuintal kwintal kintal kwt
weight ton 1000000: ton
weight pon 500: pon
volume ml 1: ml mili mililiter cc mL
volume liter 1000: liter ltr lt litre liternya
group lusin 12: lusin lsn losin dozen lusinan
group kodi 20: kodi kodian
group gros 144: gros gross
group rim 500: rim
pack bungkus 0: bungkus bks bgks bngkus bngks bungkos bks bgkus bunkus bugkus bungkuss bungks bungkusan buntel bkus bngkos
pack botol 0: botol btl botel botole bottle botolan
pack toples 0: toples tples tpl tp stoples topless topls tpls toplesan lodong jar
pack pak 0: pak pack pk pek packs
pack kotak 0: kotak kothak ktk kotakan
pack dus 0: dus dos duz karton kardus doos ctn carton krdus
pack box 0: box bok boks boxs
pack paket 0: paket pkt pakt paketan package
pack parcel 0: parcel parsel parcels prcl
pack hampers 0: hampers hamper
pack pouch 0: pouch poch pouc pouches standingpouch
pack ember 0: ember
pack sachet 0: sachet saset sase sct schet saschet sachets
pack karung 0: karung
pack kantong 0: kantong kantung ktg
pack kaleng 0: kaleng klg blek
pack cup 0: cup
pack gelas 0: gelas gls
pack mika 0: mika
pack besek 0: besek
pack loyang 0: loyang
pack nampan 0: nampan tampah baki tray
pack keranjang 0: keranjang krnjang
pack jerigen 0: jerigen jrigen jeriken dirigen
pack galon 0: galon
pack bal 0: bal ball
pack renteng 0: renteng rtg rentengan renceng rencengan
pack tabung 0: tabung
pack wadah 0: wadah
pack porsi 0: porsi prs
pack set 0: set
pack plastik 0: plastik plstk
pack roll 0: roll rol gulung
pack ikat 0: ikat iket
pack sisir 0: sisir
pack pot 0: pot
piece pcs 1: pcs pc pce pieces piece pcsnya
piece lembar 1: lembar lbr lmbr lembaran lambar helai
piece butir 1: butir btr butiran
piece biji 1: biji bj bijian siki sikina wiji
piece buah 1: buah bh
piece ekor 1: ekor ekr
piece potong 1: potong ptg
piece batang 1: batang btg
piece tusuk 1: tusuk tsk
piece keping 1: keping kpg
piece pasang 1: pasang psg
piece unit 1: unit
piece stel 1: stel setel
`

/** In running words these mean something else ('pak' sir, 'set', 'on'); they count right behind a number, 'per' or '/'. */
export const ONLY_BEHIND_NUMBER =
  wordSet(`pak pk on gr gm lt bh set unit pot ton buah pasang ikat plastik bal cup prs mili pek bok lodong tray jar
  siki wiji buntel rol roll baki batang potong cc gulung tabung wadah sisir btg ptg kgs bj`)

export const UNITS = new Map<string, Unit>()
for (const line of TABLE.trim().split('\n')) {
  const [head = '', spellings = ''] = line.split(':')
  const [kind = '', name = '', size = '0'] = head.split(' ')
  const unit: Unit = { name, kind: kind as Unit['kind'], size: Number(size) }
  for (const spelling of spellings.trim().split(' ')) UNITS.set(spelling, unit)
}

/** The unit of a name as it is stored or typed, or undefined. */
export function unitNamed(word: string): Unit | undefined {
  return UNITS.get(word.toLowerCase())
}

/** Names of all units, one spelling each. */
export const UNIT_NAMES: readonly string[] = [...new Set([...UNITS.values()].map(({ name }) => name))]

/** A unit as it is written, with or without an ending. */
export const lookUp = remembered(look)

function look(word: string): Unit | undefined {
  const unit = UNITS.get(word)
  if (unit) return unit
  for (const ending of ['nya', 'na', 'ne', 'e'])
    if (word.length > ending.length + 2 && word.endsWith(ending)) {
      const bare = UNITS.get(word.slice(0, -ending.length))
      if (bare) return bare
    }
  return undefined
}
