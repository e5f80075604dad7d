import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Roboto (Apache 2.0) comes with pdfmake; charts and pages use it so that no machine's own fonts matter. */
const FOLDER = join(dirname(createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto.js')), 'Roboto')

export const FONT_FOLDER = FOLDER
export const FONT_FILES = ['Regular', 'Medium', 'Italic', 'MediumItalic'].map((face) =>
  join(FOLDER, `Roboto-${face}.ttf`),
)
