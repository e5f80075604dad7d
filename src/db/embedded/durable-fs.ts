import { fdatasyncSync } from 'node:fs'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

// what we touch of Emscripten's file system
interface Stream {
  nfd?: number
}
interface NodeFiles {
  stream_ops: { fsync?: (stream: Stream) => number }
}
interface Module {
  FS: { filesystems?: { NODEFS?: NodeFiles } }
  NODEFS?: NodeFiles
}

/**
 * Files on disk that survive a crash. PGlite starts PostgreSQL with fsync off, and its file layer has no fsync to call:
 * this gives it one (fdatasync) and `durableStartParams` switches it on. A commit then waits for the disk.
 */
export class DurableFS extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const started = await super.init(pg, options)
    started.emscriptenOpts.preRun?.push((module: unknown) => {
      const { FS, NODEFS } = module as Module
      const files = FS.filesystems?.NODEFS ?? NODEFS
      if (!files) throw new Error('this PGlite has no file layer that could be made durable')
      files.stream_ops.fsync ??= ({ nfd }) => {
        if (nfd !== undefined) fdatasyncSync(nfd)
        return 0
      }
    })
    return started
  }
}

/** PGlite's own, without '-F' (no fsync). */
export const durableStartParams: NonNullable<PGliteOptions['startParams']> = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]
