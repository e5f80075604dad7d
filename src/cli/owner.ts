import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'

/** A command for whoever owns the database folder, and what it printed. */
export interface Asked {
  command: string
  args: string[]
}
export interface Answered {
  code: number
  out: string
}

const socketIn = (dir: string) => join(dir, 'owner.sock')

/**
 * The running program answers the operator's commands over a socket in its folder that only its user may open: the
 * embedded database has one owner, and nobody has to stop it to invite somebody.
 * @returns how to stop answering
 */
export async function answerOperator(
  dir: string,
  answer: (asked: Asked) => Promise<Answered>,
): Promise<() => Promise<void>> {
  const path = socketIn(dir)
  rmSync(path, { force: true })
  const server = createServer({ allowHalfOpen: true }, async (peer) => {
    peer.on('error', () => peer.destroy())
    const answered = await heard(peer)
      .then((line) => answer(JSON.parse(line) as Asked))
      .catch((error: Error): Answered => ({ code: 1, out: `${error.message}\n` }))
    peer.end(JSON.stringify(answered))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  chmodSync(path, 0o600)
  return () => new Promise((resolve) => server.close(() => resolve()))
}

/** All that the other side says. Not by iterating: that closes a socket whose other direction is still needed. */
function heard(peer: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    peer.setEncoding('utf8')
    peer.on('data', (text) => {
      said += text
    })
    peer.once('end', () => resolve(said)).once('error', reject)
  })
}

/** Asks the program that has the folder. @returns nothing when none is running there */
export function askOwner(dir: string, asked: Asked): Promise<Answered | undefined> {
  return new Promise((resolve, reject) => {
    const peer = connect(socketIn(dir))
    peer.once('error', () => resolve(undefined))
    peer.once('connect', () => {
      peer.end(JSON.stringify(asked))
      heard(peer)
        .then((answer) => resolve(JSON.parse(answer) as Answered))
        .catch(reject)
    })
  })
}
