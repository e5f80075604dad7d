import type { FileOut } from '../../../chat/reply.ts'

/** A file on its way out, in the library's wrapping. */
export interface Wrapped extends FileOut {
  /** shown as a photo, not as a paper */
  photo: boolean
  /** bytes as the library wants them, or Telegram's id of a file it already has */
  upload: unknown
  reused: boolean
}

/**
 * What Telegram already has of our files: a catalogue's photo is uploaded once, not for every page that is turned. Lives
 * as long as the process; an id is good only for the bot that got it.
 */
export interface KnownFiles {
  of(file: FileOut): Known
  /** a file was sent; the message says under which id Telegram keeps it */
  learn(file: Wrapped, posted: Posted | undefined): void
  /**
   * Telegram refused a part with this file. An id it no longer knows is forgotten; what it does not take as a photo goes
   * as a document from now on.
   * @returns whether another try makes sense
   */
  doubt(file: Wrapped, description: string): boolean
}

export interface Known {
  id?: string
  document?: boolean
}

/** What sending a message gives back, as far as it is read. */
export interface Posted {
  message_id: number
  photo?: { file_id: string; width?: number }[]
  document?: { file_id: string }
}

const MOST = 5_000
/** PHOTO_INVALID_DIMENSIONS, PHOTO_SAVE_FILE_INVALID, IMAGE_PROCESS_FAILED and their like. */
const NO_PHOTO = /PHOTO_|IMAGE_/

export function newKnownFiles(): KnownFiles {
  const known = new Map<string, Known>()
  // the name stays with the file that Telegram keeps
  const key = ({ hash, name }: FileOut) => `${hash} ${name}`
  const keep = (file: FileOut, what: Known) => {
    known.delete(key(file))
    known.set(key(file), what)
    const [oldest] = known.keys()
    if (known.size > MOST && oldest !== undefined) known.delete(oldest)
  }
  return {
    of: (file) => known.get(key(file)) ?? {},
    learn(file, posted) {
      const largest = posted?.photo?.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]
      const id = (file.photo ? largest : posted?.document)?.file_id
      if (id !== undefined) keep(file, { id, document: !file.photo })
    },
    doubt(file, description) {
      if (file.reused) keep(file, { document: !file.photo })
      else if (file.photo && NO_PHOTO.test(description)) keep(file, { document: true })
      else return false
      return true
    },
  }
}
