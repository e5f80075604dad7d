/** What the machine said no to, in words: what happened, and what to do. */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'is not there: check the path',
  ENOTDIR: 'is not possible: part of the path is a file, not a folder. Choose another folder',
  EEXIST: 'is a file, not a folder. Choose another folder',
  EISDIR: 'is a folder, not a file',
  EACCES: 'is not allowed to this user: give the right to, or choose another place',
  EPERM: 'is not allowed to this user: give the right to, or choose another place',
  EROFS: 'cannot be written to: the disk is mounted read-only',
  ENOSPC: 'did not fit: the disk is full. Make room, nothing was lost',
}
/** The database server is not reached, or does not let us in: network errors, PostgreSQL's classes 28 and 3D. */
const SERVER = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|28\w{3}|3D000|P1000|P1001|P1003)$/
/** Something must listen and cannot: on a port that is taken, that only root may have, or at an address not of this machine. */
const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program. Stop that one, or choose another port; 0 takes a free one',
  EACCES: 'may not be listened on by this user: choose a port from 1024 on',
  EADDRNOTAVAIL: 'is not an address of this machine: 127.0.0.1 is',
}
const LISTENERS = 'OPERATOR_PORT, PLAYGROUND_PORT and WEBHOOK_PORT, and their …_HOST'
/** Folders that hold something else: thrown by db/embedded/folder.ts. */
const OTHER_FOLDER = /is not empty and holds no database$/

/** The command line was not right. */
export class Misuse extends Error {}

/**
 * An error that the operator can mend, as one line with the remedy.
 * @returns nothing for a bug of ours, which keeps its stack
 */
export function operatorRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, path, address, port, syscall } = error as NodeJS.ErrnoException & { address?: string; port?: number }
  if (OTHER_FOLDER.test(error.message)) return `${error.message}. Choose another folder with --db or GANDENG_DATA`
  if (error.name === 'MigrationRefused') return error.message
  if (code === undefined) return undefined
  if (syscall === 'listen') {
    const why = LISTENING[code]
    return why && `${address}:${port} ${why} (${LISTENERS})`
  }
  if (SERVER.test(code)) {
    const where = address ? ` on ${address}:${port}` : ''
    return `the database server${where} does not answer or does not let us in (${error.message || code}): run 'gandeng doctor'`
  }
  const why = SYSTEM[code]
  return why && path ? `${path} ${why}` : undefined
}
