/** One product or parcel of a catalogue to pass on. Every text is said already. */
export interface CatalogueItem {
  name: string
  /** 'Rp15.000 per bungkus' */
  price: string
  /** 'Dapur Bu Sri, Klari' */
  from: string
  /** size, minimum order, shelf life, permits: a line each */
  facts: readonly string[]
  /** square JPEG */
  photo?: Uint8Array
  /** what whoever has the paper scans or writes to the buyers' bot: an address, and the code at its end */
  link?: string
  code: string
}

export interface CatalogueFacts {
  office: string
  title: string
  /** how many, where, until when */
  subtitle: string
  /** what the codes are for */
  hint: string
  /** in the place of a photo nobody sent */
  noPhoto: string
  /** the day it is dated, 'YYYY-MM-DD' */
  day: string
  /** 'Halaman {page} dari {pages}' */
  foot: string
  groups: readonly { title: string; items: readonly CatalogueItem[] }[]
}

/** The same as a sheet: a row for each, pictures in front, the code behind. */
export interface CatalogueBook {
  title: string
  author: string
  /** the day it is dated, 'YYYY-MM-DD' */
  day: string
  /** at most 31 characters */
  sheet: string
  /** heads of all columns, photo and code included */
  heads: readonly string[]
  rows: readonly {
    photo?: Uint8Array
    /** after the photo, before the code; rupiah and counts are numbers */
    cells: readonly (string | number | null)[]
    link?: string
  }[]
}
