import type { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import type { FileOut } from '../../../chat/reply.ts'
import { idIn } from '../failure.ts'
import type { CloudOptions } from '../options.ts'
import type { Shown } from './render.ts'

/** Pictures that Meta shows as such, and how large they may be; everything else goes as a paper. */
const PICTURES = ['image/jpeg', 'image/png']
const MOST_PICTURE_BYTES = 5 * 2 ** 20
/** Meta keeps what was uploaded for 30 days; we ask for less. */
const KEPT_MS = 7 * 86_400_000
const MOST = 2_000

/** What was uploaded already, by the hash of its content. */
export interface Uploads {
  /** decides how a file is shown, which its size has a say in */
  show(file: FileOut): Promise<Shown>
  /** @throws what the client throws */
  idOf(file: Shown): Promise<string>
  /** whether the id was given in an earlier attempt, and is now forgotten */
  forget(file: Shown, before: number): boolean
}

/** @param bytes reads a file that goes out */
export function newUploads(
  client: WhatsAppClient,
  phoneId: string,
  { bytes, now }: Pick<CloudOptions, 'bytes' | 'now'>,
): Uploads {
  const ids = new Map<string, { id: Promise<string>; at: number }>()
  const large = new Set<string>()

  const upload = async ({ type, name, ...file }: Shown): Promise<string> => {
    const content = await bytes({ type, name, ...file })
    const answer = await client.media.upload({
      phoneNumberId: phoneId,
      type,
      // the library would name no type for bare bytes
      file: new Blob([Uint8Array.from(content)], { type }),
      fileName: name.toWellFormed().slice(0, 240) || 'berkas',
    })
    return idIn(answer)
  }

  return {
    async show(file) {
      if (!PICTURES.includes(file.type)) return { ...file, as: 'document' }
      if (!ids.has(file.hash) && (await bytes(file)).length > MOST_PICTURE_BYTES) large.add(file.hash)
      return { ...file, as: large.has(file.hash) ? 'document' : 'image' }
    },
    idOf(file) {
      const at = now().getTime()
      const known = ids.get(file.hash)
      if (known && at - known.at < KEPT_MS) return known.id
      const entry = { id: upload(file), at }
      ids.set(file.hash, entry)
      entry.id.catch(() => ids.get(file.hash) === entry && ids.delete(file.hash))
      const [oldest] = ids.keys()
      if (ids.size > MOST && oldest !== undefined) ids.delete(oldest)
      return entry.id
    },
    forget(file, before) {
      const known = ids.get(file.hash)
      return known !== undefined && known.at < before && ids.delete(file.hash)
    },
  }
}
