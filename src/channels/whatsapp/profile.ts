import { lstatSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { pause } from './limit.ts'

/** The folder that whatsapp-web.js's LocalAuth makes of ours. */
export const sessionDir = (profileDir: string): string => join(profileDir, 'session')

const LOCKS = ['SingletonLock', 'SingletonCookie', 'SingletonSocket']

/**
 * Removes the lock of a browser that is no more; Chromium refuses to start on it (launch code 21).
 * @param waitMs how long a browser that is still closing is waited for
 * @throws when a running browser keeps the profile
 */
export async function freeProfile(profileDir: string, waitMs: number): Promise<void> {
  const dir = sessionDir(profileDir)
  for (let waited = 0; ownerOf(dir) !== undefined; waited += 100) {
    if (waited >= waitMs) throw new Error(`another browser (process ${ownerOf(dir)}) uses the profile`)
    await pause(100)
  }
  for (const lock of LOCKS) rmSync(join(dir, lock), { force: true })
}

/** The pairing is void: the next browser starts from nothing. */
export const forgetProfile = (profileDir: string): Promise<void> =>
  rm(sessionDir(profileDir), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })

/** The process that holds the lock, if it lives. A lock of another machine is that of a container that is gone. */
function ownerOf(dir: string): number | undefined {
  const path = join(dir, LOCKS[0]!)
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined
  const [, host, pid] = readlinkSync(path).match(/^(.*)-(\d+)$/) ?? []
  if (host !== hostname() || !alive(Number(pid))) return undefined
  return usesProfile(Number(pid), dir) ? Number(pid) : undefined
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Process numbers come round again: where the system tells, it must be a browser on this very folder. */
function usesProfile(pid: number, dir: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dir)
  } catch {
    return process.platform !== 'linux'
  }
}
