import type { TalkErrand } from '../errand.ts'
import { paperOf, type Snapshot } from './issue.ts'

/** Name of the errand. */
export const MAKE_PAPER = 'make_paper'

export interface MakePaper {
  documentId: number
  /** the flow that hands the file over */
  flow: string
}

/** Draws a paper that was issued, from what was kept with it, outside any turn. */
export const makePaperErrand: TalkErrand = {
  name: MAKE_PAPER,
  async run({ documentId, flow }: MakePaper, { db, house, draw, keep, read }) {
    const [row] = await db.sql<{ number: string; kind: string; data: Snapshot }>(
      'SELECT number, kind, data FROM documents WHERE id = $1',
      [documentId],
    )
    if (!row) throw new Error(`there is no paper ${documentId}`)
    const { number, kind, data } = row
    const picture = data.pictureHash === undefined ? undefined : await read(data.pictureHash)
    const title = data.facts.kind === 'sph' && data.facts.language === 'id_en' ? 'sph_en' : kind
    const bytes = await draw('paper', paperOf(data, number), house.papers, picture)
    const file = await keep(bytes, fileName(house.words[`document.${title}`] ?? kind, number))
    return { flow, slots: { document: String(documentId), files: [file] } }
  },
} as TalkErrand

/** 'Invoice', '012/INV/KMJ/II/2027' → 'Invoice 012-INV-KMJ-II-2027.pdf' */
export const fileName = (title: string, number: string): string => `${title} ${number.replaceAll('/', '-')}.pdf`
