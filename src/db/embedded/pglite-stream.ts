import { Duplex } from 'node:stream'
import type { Pglite } from './pglite.ts'

// AuthenticationOk, ReadyForQuery (idle)
const HELLO = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])
const TERMINATE = 0x58

/** What node-postgres takes for its socket (its `stream` option); the server at the other end is the PGlite. */
export function pgliteStream(db: Pglite): Duplex {
  let greeted = false
  let unsent: Buffer[] = []
  let gone: Promise<void> | undefined

  // At once and only once: the next connection may already be waiting behind it in the thread's queue.
  const leave = () => {
    gone ??= db.reset()
    return gone
  }

  const flush = async () => {
    const bytes = unsent.length === 1 ? unsent[0]! : Buffer.concat(unsent)
    unsent = []
    const answer = await db.exec(bytes)
    if (answer.length) stream.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
  }

  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, written) {
      if (!greeted) {
        greeted = true // that was the startup packet
        stream.push(HELLO)
      } else if (chunk[0] !== TERMINATE) {
        // What is written in one tick travels as one message: the way to the thread and back costs more than most
        // statements.
        if (unsent.length === 0) process.nextTick(() => flush().catch((error) => stream.destroy(error)))
        unsent.push(chunk)
      }
      written()
    },
    final(done) {
      stream.push(null)
      done()
    },
    destroy(error, done) {
      leave().then(
        () => done(error),
        () => done(error),
      )
    },
  })
  // the rest of net.Socket that node-postgres calls
  const same = () => stream
  const connect = () => {
    process.nextTick(() => stream.emit('connect'))
    return stream
  }
  return Object.assign(stream, { connect, setNoDelay: same, setKeepAlive: same, ref: same, unref: same })
}
