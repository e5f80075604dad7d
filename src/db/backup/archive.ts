import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import tar from 'tar-stream'
import { refusal } from './refusal.ts'

/** What comes last: a line 'hash  name' for everything before it, as sha256sum reads it. */
export const SUMS = 'SHA256SUMS'

/** A .tar.gz being written. */
export interface Archive {
  text(name: string, content: string): Promise<void>
  /** exactly so many bytes; @returns the content's SHA-256, hex */
  stream(name: string, bytes: number, content: AsyncIterable<Uint8Array>): Promise<string>
}

/**
 * Writes a .tar.gz, for this user only, with what `fill` puts into it and the sums of all that at the end: under another
 * name until it is whole and on the disk, so that `file` is a whole archive or what it was before.
 * @param at the time that everything in it is given
 * @returns its size in bytes
 */
export async function writeArchive(file: string, at: Date, fill: (archive: Archive) => Promise<void>): Promise<number> {
  const part = `${file}.part`
  await rm(part, { force: true })
  const handle = await open(part, 'wx', 0o600)
  const pack = tar.pack()
  const written = pipeline(pack, createGzip(), outOf(handle))
  const filled = put(pack, at, fill).catch((error) => {
    pack.destroy(error)
    throw error
  })
  try {
    await Promise.all([filled, written])
    await handle.sync()
    const { size } = await handle.stat()
    await handle.close()
    await rename(part, file)
    await syncFolder(dirname(file))
    return size
  } catch (error) {
    await Promise.allSettled([filled, written])
    await handle.close().catch(() => {})
    await rm(part, { force: true })
    throw error
  }
}

async function put(pack: tar.Pack, at: Date, fill: (archive: Archive) => Promise<void>): Promise<void> {
  const sums: string[] = []
  const stream: Archive['stream'] = async (name, size, content) => {
    const hash = createHash('sha256')
    let entry!: Sink
    const done = new Promise<void>((resolve, reject) => {
      entry = pack.entry({ name, size, mode: 0o600, mtime: at }, (error) => (error ? reject(error) : resolve()))
    })
    done.catch(() => {}) // it is thrown below
    for await (const chunk of content) {
      hash.update(chunk)
      if (!entry.write(chunk)) await settled(entry)
    }
    entry.end(undefined)
    await done
    const sum = hash.digest('hex')
    sums.push(`${sum}  ${name}\n`)
    return sum
  }
  const text: Archive['text'] = async (name, content) => {
    const bytes = Buffer.from(content)
    await stream(name, bytes.length, pieces(bytes))
  }
  await fill({ text, stream })
  await text(SUMS, sums.join(''))
  pack.finalize()
}

type Sink = ReturnType<tar.Pack['entry']>

/** There is room again, or never will be. */
function settled(entry: Sink): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      entry.off('drain', go).off('close', go)
      resolve()
    }
    entry.on('drain', go).on('close', go)
  })
}

/** Writes to the file and leaves it open: it has to be synced. */
const outOf = (file: FileHandle) => async (chunks: AsyncIterable<Buffer>) => {
  for await (const chunk of chunks) await file.writeFile(chunk)
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** One thing in an archive. What of it is not read is passed over. */
export interface Entry {
  name: string
  content: AsyncIterable<Uint8Array>
}

/** Reads an archive from beginning to end. Refuses what is no .tar.gz, is cut short, or holds anything but files. */
export async function* readArchive(file: string): AsyncGenerator<Entry> {
  const handle = await openArchive(file)
  const extract = tar.extract()
  const source = handle.createReadStream()
  const read = pipeline(source, createGunzip(), extract)
  read.catch(() => {}) // it comes through the loop as well
  const entries = extract[Symbol.asyncIterator]()
  let over = false
  try {
    for (;;) {
      const next = await entries.next().catch((error) => {
        throw damaged(error)
      })
      if (next.done) break
      const { header } = next.value
      if (header.type !== 'file') throw refusal(`the backup is damaged: ${header.name} in it is no file`)
      yield { name: header.name, content: contentOf(next.value) }
      next.value.resume()
    }
    over = true
    await read.catch((error) => {
      throw damaged(error)
    })
  } finally {
    if (!over) extract.destroy()
    source.destroy()
  }
}

async function openArchive(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r')
  } catch (error) {
    throw refusal(`${file} cannot be read: ${(error as Error).message}`, error)
  }
}

async function* contentOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]()
  for (;;) {
    const next = await chunks.next().catch((error) => {
      throw damaged(error)
    })
    if (next.done) return
    yield next.value as Uint8Array
  }
}

const damaged = (cause: Error) =>
  refusal(`the backup is damaged, cut short, or no backup of gandeng (${cause.message}): use another copy`, cause)

/** Makes a folder's names last. */
export async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
