/** Words of the papers that come in Indonesian and in English (a quotation in two columns): each also under 'en.'. */
const BOTH = {
  'title.sph': [],
  'fact.order': [],
  'fact.po': [],
  'fact.needed_on': [],
  'fact.valid_until': [],
  'fact.deliver_to': [],
  'fact.contact': [],
  'to.buyer': [],
  attention: ['name'],
  'column.no': [],
  'column.goods': [],
  'column.quantity': [],
  'column.price': [],
  'column.amount': [],
  'row.packing': [],
  'total.net': [],
  'total.tax_base': [],
  'total.ppn': ['percent'],
  'total.all': [],
  in_words: ['words'],
  'sph.opening': ['buyer'],
  'sph.terms': [],
  'sph.dp': ['percent', 'amount'],
  'sph.no_dp': [],
  'sph.rest': ['days'],
  'sph.valid': ['date'],
  'sph.delivery': ['date'],
  'sph.permits': [],
  'sph.no_ppn': [],
  'sph.closing': [],
  'sign.regards': [],
  'sign.agreed': [],
  'sign.name_and_stamp': [],
} as const

/** Words of the papers in Indonesian only. */
const INDONESIAN = {
  // parts of every paper
  page: ['page', 'pages'],
  of_number: ['title', 'number'],
  phone: ['phone'],
  npwp: ['npwp'],
  not_pkp: [],
  place_and_date: ['place', 'date'],
  'title.purchase_order': [],
  'title.dp_invoice': [],
  'title.invoice': [],
  'title.receipt': [],
  'title.delivery_note': [],
  'title.handover_report': [],
  'title.work_order': [],
  'title.partnership_record': [],
  'fact.due_on': [],
  'fact.delivery_note': [],
  'fact.sent_on': [],
  'fact.part': [],
  'fact.received_on': [],
  'fact.receipt_number': [],
  'fact.gate': [],
  'fact.hours': [],
  'fact.receiver': [],
  'fact.plate': [],
  'fact.driver': [],
  'fact.parcels': [],
  'fact.hand_over_on': [],
  'fact.hand_over_last': [],
  'fact.hand_over_at': [],
  'fact.year': [],
  'to.maker': [],
  'to.receiver': [],
  'to.orderer': [],
  'to.partner': [],
  'column.unit': [],
  'column.damaged': [],
  'column.good': [],
  'column.day': [],
  'column.what': [],
  'column.value': [],
  'column.note': [],
  'row.dp': ['percent', 'number'],
  'row.instead': ['goods', 'instead'],
  'total.dp': ['number'],
  'total.before': [],
  'total.left': [],
  'total.due': [],
  'bank.title': [],
  'bank.line': ['bank', 'number', 'holder'],
  'bank.ask': [],
  // purchase order
  'order.opening': ['supplier'],
  'order.terms': [],
  'order.dp': ['percent', 'amount'],
  'order.rest': ['days'],
  'order.greeting': ['greeting'],
  'order.note': ['note'],
  'order.substitutes.equal': [],
  'order.substitutes.ask': [],
  'order.substitutes.no': [],
  'order.shelf_life': ['days'],
  'order.company_po': ['number', 'date'],
  // invoice
  'invoice.dp_note': [],
  'invoice.final_note': ['days'],
  // kuitansi
  'receipt.from': [],
  'receipt.sum': [],
  'receipt.for': [],
  'receipt.for_dp': ['order'],
  'receipt.for_remainder': ['order'],
  'receipt.for_full': ['order'],
  'receipt.by_invoice': ['number'],
  'receipt.by_po': ['number'],
  'receipt.withheld': ['amount'],
  'receipt.stamp': ['amount'],
  // surat jalan
  'delivery.opening': [],
  'delivery.checked': [],
  // BAST
  'handover.opening': ['date', 'supplier', 'buyer'],
  'handover.part': ['number', 'of'],
  'handover.all_good': [],
  'handover.follows': [],
  'handover.deducted': ['pieces'],
  'handover.damaged': ['damaged'],
  'handover.closing': [],
  // surat perintah kerja
  'work.opening': ['order'],
  'work.terms': [],
  'work.by': ['date'],
  'work.by_each': [],
  'work.at': ['place'],
  'work.paid': ['supplier'],
  'work.quality': [],
  'work.dp': [],
  // catatan kemitraan
  'partnership.opening': ['organisation', 'year'],
  'partnership.purchases': [],
  'partnership.other': [],
  'partnership.purchase': ['order', 'makers'],
  'partnership.no_purchases': [],
  'partnership.no_other': [],
  'partnership.total': [],
  'partnership.makers': ['makers'],
  'partnership.closing': [],
  'partnership.checked': ['officer', 'day'],
  'partnership.checked_on': ['day'],
  'partnership.photo': [],
  'partnership.kind.space': [],
  'partnership.kind.training': [],
  'partnership.kind.goods': [],
  'partnership.kind.listing': [],
  'partnership.kind.other': [],
  // who signs
  'sign.orderer': [],
  'sign.received_money': [],
  'sign.sender': [],
  'sign.driver': [],
  'sign.receiver': [],
  'sign.handed': [],
  'sign.taken': [],
  'sign.gives_work': [],
  'sign.takes_work': [],
  'sign.office': [],
} as const

const MONTHS = Object.fromEntries(
  ['', 'en.'].flatMap((language) => Array.from({ length: 12 }, (_, month) => [`${language}month.${month + 1}`, []])),
)

/** Every sentence the papers are made of (flows/papers.yaml), with the {values} each may hold. */
export const PAPER_WORDS: Readonly<Record<string, readonly string[]>> = {
  ...INDONESIAN,
  ...BOTH,
  ...Object.fromEntries(Object.entries(BOTH).map(([name, values]) => [`en.${name}`, values])),
  ...MONTHS,
}

export type PaperWord = keyof typeof INDONESIAN | keyof typeof BOTH
type Values<W extends PaperWord> = W extends keyof typeof INDONESIAN
  ? (typeof INDONESIAN)[W][number]
  : W extends keyof typeof BOTH
    ? (typeof BOTH)[W][number]
    : never

/** Name of a sentence → its text, as in flows/papers.yaml. */
export type PaperTexts = Readonly<Record<string, string>>

/** One thing a paper says; the second language only where the paper has two. */
export interface Said {
  text: string
  english?: string
}

/** How a paper speaks: its sentences, its days. */
export interface Speech {
  say<W extends PaperWord>(word: W, ...values: [Values<W>] extends [never] ? [] : [Filled<W>]): Said
  /** '2027-02-26' → '26 Februari 2027' */
  day(day: string): Said
}
type Filled<W extends PaperWord> = Readonly<Record<Values<W>, string | Said>>

/** @param english whether the paper says everything in English as well. Throws on a sentence that is not there. */
export function speech(texts: PaperTexts, english = false): Speech {
  const text = (name: string) => {
    const found = texts[name]
    if (found === undefined) throw new Error(`flows/papers.yaml has no '${name}'`)
    return found
  }
  const both = (make: (language: '' | 'en.') => string): Said =>
    english ? { text: make(''), english: make('en.') } : { text: make('') }
  return {
    say: (word, ...[values]) =>
      both((language) =>
        text(language && word in BOTH ? `en.${word}` : word).replace(/\{([a-z_]+)\}/g, (_, name: string) => {
          const value = (values as Readonly<Record<string, string | Said>> | undefined)?.[name]
          return typeof value === 'object' ? ((language ? value.english : undefined) ?? value.text) : (value ?? '–')
        }),
      ),
    day: (day) =>
      both(
        (language) =>
          `${Number(day.slice(8))} ${text(`${language}month.${Number(day.slice(5, 7))}`)} ${day.slice(0, 4)}`,
      ),
  }
}
