import { constants, copyFile, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Makes the folder, for this user only, and whatever is missing above it. */
export async function makeFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
}

/** False for an empty folder; throws for one that holds something else. */
export async function holdsDatabase(dir: string): Promise<boolean> {
  const present = await readdir(dir)
  if (present.length === 0) return false
  if (present.includes('PG_VERSION')) return true
  throw new Error(`${dir} is not empty and holds no database`)
}

/**
 * Fills the empty folder `dir` with what `make` puts into the folder it is given, wholly or not at all, whenever the
 * machine stops: made beside it, synced file by file, then renamed into place.
 */
export async function fillFolder(dir: string, make: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${dir}.new`
  await rm(draft, { recursive: true, force: true }) // of a start that was cut short
  await makeFolder(draft)
  await make(draft)
  await inFolder(draft, sync)
  await rmdir(dir)
  await rename(draft, dir)
  await sync(dirname(dir))
}

/**
 * Copies the files and folders in `from` into the folder `to`, but files only whose name is `wanted`; where the file system
 * can, as clones that take no room.
 */
export async function copyFolder(from: string, to: string, wanted = (_name: string) => true): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true })
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)]
      if (entry.isDirectory()) {
        await mkdir(target, { mode: 0o700 })
        return copyFolder(source, target, wanted)
      }
      // anything else is the lock's socket
      if (entry.isFile() && wanted(entry.name)) await copyFile(source, target, constants.COPYFILE_FICLONE)
    }),
  )
}

/** Every file, then every folder, the outermost last. */
async function inFolder(dir: string, each: (path: string) => Promise<void>): Promise<void> {
  const entries = await readdir(dir, { withFileTypes: true })
  await Promise.all(
    entries.map((entry) => {
      const path = join(dir, entry.name)
      return entry.isDirectory() ? inFolder(path, each) : each(path)
    }),
  )
  await each(dir)
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
