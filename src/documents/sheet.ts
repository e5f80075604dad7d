import type { Said } from './words.ts'

/** Who issues a paper, as it stands at its head. */
export interface Letterhead {
  name: string
  address?: string
  phone?: string
  /** 15 or 16 digits */
  npwp?: string
  /** whose papers carry PPN */
  pkp?: boolean
  bank?: { bank: string; number: string; holder: string }
  signatory?: string
  signatoryTitle?: string
  /** the town papers are dated from */
  place?: string
}

/** One row of label and value beside each other. */
export interface Fact {
  label: Said
  value: string | Said
}

export interface Column {
  title: Said
  align: 'left' | 'right' | 'center'
  /** points; '*' takes what is left */
  width: number | '*'
}

export type Block =
  | { block: 'text'; said: Said; strong?: boolean }
  /** `from`: number of the first, when it goes on with another list; `open`: another goes on with it */
  | { block: 'points'; title?: Said; from?: number; open?: boolean; points: readonly Said[] }
  | { block: 'facts'; facts: readonly Fact[] }
  | { block: 'table'; columns: readonly Column[]; rows: readonly (readonly (string | Said)[])[] }
  /** right-aligned sums; the strong one is ruled off */
  | { block: 'sums'; sums: readonly { label: Said; amount: string; strong?: boolean }[] }
  | { block: 'box'; title?: Said; lines: readonly Said[]; slanted?: boolean }
  | { block: 'amount'; amount: string }

export interface Signature {
  /** in what part: 'Hormat kami,' */
  as: Said
  /** who it stands for */
  of?: string
  /** who signs; a dotted line when nobody is named */
  name?: string
  title?: string
  /** said where a revenue stamp belongs */
  stamp?: Said
}

/** One paper laid out as parts, before anybody draws it. */
export interface Sheet {
  letterhead: Letterhead
  title: Said
  number: string
  /** day of issue */
  day: string
  facts: readonly Fact[]
  to?: { title: Said; lines: readonly Said[] }
  body: readonly Block[]
  /** groups that stay on one page each; the last with the signatures, so that these never stand alone */
  closing: readonly (readonly Block[])[]
  signatures: readonly Signature[]
  /** the town and day above the signatures */
  signedAt: Said
}
