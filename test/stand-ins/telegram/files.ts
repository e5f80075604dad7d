import type { Upload } from './body.ts'
import { bad } from './refusal.ts'
import type { Json, StoredFile, World } from './world.ts'

const MOST_PHOTO_BYTES = 10 * 2 ** 20

/** Keeps a file a bot uploads, or finds the one it names again by its id. */
export function keep(world: World, value: unknown, kind: string): StoredFile {
  if (typeof value === 'string') return world.files.get(value) ?? bad('wrong file identifier/HTTP URL specified')
  const upload = value as Upload | undefined
  if (!upload?.bytes) return bad(`there is no ${kind} in the request`)
  if (!upload.bytes.length) bad('file must be non-empty')
  if (kind === 'photo' && upload.bytes.length > MOST_PHOTO_BYTES) bad('file is too big')
  return store(world, kind, upload)
}

export function store(world: World, kind: string, { filename, bytes }: Upload, claims: Partial<StoredFile> = {}) {
  const id = `${kind}-${world.next('file')}`
  const ending = /\.\w+$/.exec(filename)?.[0] ?? ''
  const file: StoredFile = {
    id,
    kind,
    name: filename,
    path: `${kind}s/${id}${ending}`,
    bytes,
    size: bytes.length,
    ...claims,
  }
  world.files.set(id, file)
  return file
}

/** A file as it stands in a message: a photo in its sizes, the others once. */
export function fileFields(file: StoredFile): Json {
  const about = { file_id: file.id, file_unique_id: `u${file.id}`, file_size: file.size }
  if (file.kind === 'photo')
    return {
      photo: [
        { ...about, file_id: `${file.id}-small`, file_size: Math.min(900, file.size), width: 90, height: 90 },
        { ...about, width: 800, height: 800 },
      ],
    }
  return { [file.kind]: { ...about, file_name: file.name, ...(file.type ? { mime_type: file.type } : {}) } }
}
