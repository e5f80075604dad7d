/** One line of a menu or one button. `value` is a record's id (pick) or the target step's name (choose). */
export interface Option {
  value: string
  label: string
}

/** A file that goes out with a reply; its bytes lie in the file store under `hash`. */
export interface FileOut {
  hash: string
  name: string
  /** MIME type */
  type: string
}

/** What we say: WhatsApp's light markup (`*bold*`, `_italic_`) in `text`; channels render it their own way. */
export interface Reply {
  text: string
  options: Option[]
  files: FileOut[]
}
