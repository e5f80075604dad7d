import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

/** Roboto (Apache 2.0) comes with the library; nothing is fetched, nothing else on the disk is read. */
const FONTS = dirname(createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto.js'))
const font = (name: string) => `${FONTS}${sep}Roboto${sep}Roboto-${name}.ttf`
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path.startsWith(FONTS))
pdfmake.setFonts({
  Roboto: {
    normal: font('Regular'),
    bold: font('Medium'),
    italics: font('Italic'),
    bolditalics: font('MediumItalic'),
  },
})

/** A definition as PDF, fonts embedded. It must name its `creationDate`: else the same definition gives other bytes. */
export const pdfOf = (definition: TDocumentDefinitions): Promise<Uint8Array> =>
  pdfmake.createPdf(definition).getBuffer()
