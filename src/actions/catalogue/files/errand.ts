import type { CatalogueBook, CatalogueFacts, CatalogueItem } from '../../../documents/catalogue/catalogue.ts'
import type { Line } from '../../../flow/say.ts'
import type { ErrandTools, TalkErrand } from '../../errand.ts'
import { line } from '../../lines.ts'
import { type Speech, speechOf } from '../../reports/files/speech.ts'
import { regionName } from '../filter.ts'
import { type ParcelOnSale, parcelsOnSale } from '../parcels.ts'
import { type Card, factsOf, readCards } from '../show-product.ts'

/** Name of the errand. */
export const MAKE_CATALOGUE = 'make_catalogue'
/** The flow that hands the files over. */
export const CATALOGUE_FLOW = 'catalogue-files'

/** What a catalogue is of. */
export interface CatalogueOf {
  region: string
  products: number[]
  /** everything that is sold: ready-made parcels stand in front */
  whole: boolean
  collection?: string | undefined
  words?: string | undefined
  /** what else narrows it down */
  filters: Line[]
}

/** Codes by which a product or parcel is found again in the buyers' bot: 'produk-12', 'parsel-3'. */
export const codeOf = (what: 'produk' | 'parsel', id: number): string => `${what}-${id}`

/** Draws a catalogue as PDF and workbook from what is sold now, outside any turn. */
export const makeCatalogueErrand: TalkErrand = {
  name: MAKE_CATALOGUE,
  async run(of: CatalogueOf, tools) {
    const { db, house, feasts, today, draw, keep } = tools
    const speech = speechOf(house, { region: of.region, today, feasts })
    const cards = await readCards(db.sql, of.products, today)
    const parcels = of.whole ? await parcelsOnSale(db, { region: of.region }) : []
    const photos = await photosOf([...parcels, ...cards.map(photoOf)], tools)
    const [office] = await db.sql<{ name: string }>('SELECT office_name AS name FROM regions WHERE code = $1', [
      of.region,
    ])
    const head = headOf(of, { count: cards.length + parcels.length, office: office?.name ?? '', today }, speech)
    const made = { cards, parcels, photos, linkTo: tools.linkTo }
    const pdf = await draw('catalogue', {
      ...head,
      ...pagesOf(made, speech),
      foot: house.papers.page ?? '{page}/{pages}',
    })
    const book = await draw('catalogue_book', bookOf(made, { ...head, author: head.office }, speech))
    const files = [await keep(pdf, `${head.title}.pdf`), await keep(book, `${head.title}.xlsx`)]
    return { flow: CATALOGUE_FLOW, slots: { title: head.title, count: cards.length + parcels.length, files } }
  },
} as TalkErrand

interface Made {
  cards: readonly Card[]
  parcels: readonly ParcelOnSale[]
  /** by hash */
  photos: ReadonlyMap<string, Uint8Array>
  linkTo: ErrandTools['linkTo']
}

const photoOf = ({ files }: Card) => ({ photo: files?.[0] ?? null })

/** Small pictures, each made once. A photo that is lost or broken is left out. */
async function photosOf(
  all: readonly { photo: { hash: string } | null }[],
  { read, thumbnail }: ErrandTools,
): Promise<Map<string, Uint8Array>> {
  const photos = new Map<string, Uint8Array>()
  for (const hash of new Set(all.flatMap(({ photo }) => photo?.hash ?? []))) {
    const bytes = await read(hash)
    const small = bytes && (await thumbnail(bytes))
    if (small) photos.set(hash, small)
  }
  return photos
}

function headOf(
  { region, collection, words, filters }: CatalogueOf,
  { count, office, today }: { count: number; office: string; today: string },
  { word, say, lines }: Speech,
) {
  const about = collection ?? [words, ...lines(filters)].filter(Boolean).join(', ')
  const title = [word('catalogue.title'), regionName(region), about && `– ${about}`].filter(Boolean).join(' ')
  const subtitle = `${say('count', count)} ${word('catalogue.goods')}, ${word('catalogue.prices_on')} ${say('date', today)}`
  return { office, title, subtitle, day: today }
}

function pagesOf(
  { cards, parcels, photos, linkTo }: Made,
  speech: Speech,
): Pick<CatalogueFacts, 'groups' | 'hint' | 'noPhoto'> {
  const { word, say, lines } = speech
  const marked = (code: string) => {
    const link = linkTo(code)
    return { code, ...(link === undefined ? {} : { link }) }
  }
  const pictured = (hash: string | undefined) => {
    const photo = hash === undefined ? undefined : photos.get(hash)
    return photo ? { photo } : {}
  }
  const parcel = ({ id, name, description, price, lines: contents, photo }: ParcelOnSale): CatalogueItem => ({
    name,
    price: `${say('rupiah', price)} ${word('catalogue.per')} ${word('catalogue.parcel')}`,
    from: description ?? word('catalogue.packed'),
    facts: lines(
      contents.map(({ label, quantity, price: each }) => line('parcel_content', { label, quantity, price: each })),
    ),
    ...marked(codeOf('parsel', id)),
    ...pictured(photo?.hash),
  })
  const product = (card: Card): CatalogueItem => ({
    name: card.name,
    price: `${say('rupiah', card.price)} ${word('catalogue.per')} ${card.unit}`,
    from: `${card.business}, ${say('district', card.district)}`,
    facts: lines(factsOf(card)),
    ...marked(codeOf('produk', card.id)),
    ...pictured(card.files?.[0]?.hash),
  })
  const kinds = [...new Set(cards.map(({ kind }) => kind))]
  const groups = [
    ...(parcels.length ? [{ title: word('catalogue.parcels'), items: parcels.map(parcel) }] : []),
    ...kinds.map((kind) => ({
      title: word(`kind.${kind}`),
      items: cards.filter((card) => card.kind === kind).map(product),
    })),
  ]
  const hint = word(linkTo('') === undefined ? 'catalogue.hint_no_code' : 'catalogue.hint')
  return { groups, hint, noPhoto: word('catalogue.no_photo') }
}

const COLUMNS = [
  'photo',
  'name',
  'kind',
  'maker',
  'district',
  'price',
  'unit',
  'size',
  'minimum',
  'shelf_life',
  'halal',
  'pirt',
  'bpom',
  'code',
  'link',
] as const

function bookOf(
  { cards, parcels, photos, linkTo }: Made,
  { title, author, day }: { title: string; author: string; day: string },
  { word, say }: Speech,
): CatalogueBook {
  const row = (what: 'produk' | 'parsel', id: number, hash: string | undefined, cells: (string | number | null)[]) => {
    const code = codeOf(what, id)
    const link = linkTo(code)
    const photo = hash === undefined ? undefined : photos.get(hash)
    return { cells: [...cells, code], ...(photo ? { photo } : {}), ...(link === undefined ? {} : { link }) }
  }
  const size = ({ grams, ml }: Card) =>
    grams !== null ? say('weight', { grams }) : ml !== null ? say('weight', { ml }) : null
  return {
    title,
    author,
    day,
    sheet: word('catalogue.title'),
    heads: COLUMNS.map((column) => word(`catalogue.column.${column}`)),
    rows: [
      ...parcels.map(({ id, name, price, photo }) =>
        row('parsel', id, photo?.hash, [
          name,
          word('catalogue.parcels'),
          null,
          null,
          price,
          word('catalogue.parcel'),
          ...Array.from({ length: 6 }, () => null),
        ]),
      ),
      ...cards.map((card) =>
        row('produk', card.id, card.files?.[0]?.hash, [
          card.name,
          word(`kind.${card.kind}`),
          card.business,
          say('district', card.district),
          card.price,
          card.unit,
          size(card),
          card.minimum,
          card.shelfLifeDays,
          card.halal,
          card.pirt,
          card.bpomMd,
        ]),
      ),
    ],
  }
}
