import { createHash } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder } from './archive.ts'

/** A file below the folder of files: its path there, 'ab/abcd….jpg', and its size. */
export interface Stored {
  path: string
  bytes: number
}

const PATH = /^([0-9a-f]{2})\/(\1[0-9a-f]{62})(\.[a-z0-9]{1,8})?$/

/** The hash that such a path promises; nothing for any other path. */
export const hashIn = (path: string): string | undefined => PATH.exec(path)?.[2]

/** All that is kept in the folder, in order; nothing when there is no such folder. Half-written files are left out. */
export async function listStored(filesDir: string): Promise<Stored[]> {
  const stored: Stored[] = []
  for (const folder of await namesIn(filesDir)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue
    for (const name of await namesIn(join(filesDir, folder))) {
      const path = `${folder}/${name}`
      if (hashIn(path)) stored.push({ path, bytes: (await stat(join(filesDir, path))).size })
    }
  }
  return stored
}

/** A file that is there and is what its name says. */
export async function isWhole(filesDir: string, path: string): Promise<boolean> {
  const file = await open(join(filesDir, path)).catch(() => undefined)
  if (!file) return false
  const hash = createHash('sha256')
  for await (const chunk of file.createReadStream()) hash.update(chunk)
  return hash.digest('hex') === hashIn(path)
}

/**
 * Writes a file and waits for the disk, unless it is there already. Content that is not what the path promises is not
 * kept. @returns whether the file is there now
 */
export async function keepStored(filesDir: string, path: string, content: AsyncIterable<Uint8Array>): Promise<boolean> {
  if (await isWhole(filesDir, path)) return true
  const target = join(filesDir, path)
  const part = `${target}.part`
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await rm(part, { force: true })
  const hash = createHash('sha256')
  const file = await open(part, 'wx', 0o600)
  try {
    for await (const chunk of content) {
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  if (hash.digest('hex') !== hashIn(path)) {
    await rm(part)
    return false
  }
  await rename(part, target)
  await syncFolder(dirname(target))
  return true
}

async function namesIn(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  return names.sort()
}
