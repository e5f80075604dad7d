import { readdirSync, readFileSync } from 'node:fs'

/**
 * Bytes of memory that a process and all its children use, pages they share counted once (Linux's proportional set size).
 * Undefined where the system does not tell.
 */
export function treeMemory(pid: number): number | undefined {
  const children = childrenByParent()
  if (!children) return undefined
  let bytes = 0
  const rest = [pid]
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    bytes += ownMemory(next)
    rest.push(...(children.get(next) ?? []))
  }
  return bytes || undefined
}

function childrenByParent(): Map<number, number[]> | undefined {
  const found = new Map<number, number[]>()
  let entries: string[]
  try {
    entries = readdirSync('/proc')
  } catch {
    return undefined
  }
  for (const entry of entries.filter((name) => /^\d+$/.test(name))) {
    // the name of the program stands in brackets and may hold anything
    const stat = read(`/proc/${entry}/stat`)?.replace(/^.*\) /s, '')
    const parent = Number(stat?.split(' ')[1])
    if (parent) found.set(parent, [...(found.get(parent) ?? []), Number(entry)])
  }
  return found
}

function ownMemory(pid: number): number {
  const kilobytes = read(`/proc/${pid}/smaps_rollup`)?.match(/^Pss:\s+(\d+) kB/m)?.[1]
  return kilobytes === undefined ? 0 : Number(kilobytes) * 1024
}

/** Processes come and go while one reads. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
