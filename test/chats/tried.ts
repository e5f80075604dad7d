import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What strangers tried while the logs of a folder were played, or of all folders, when that was last approved: '<who> <action>'. */
export function triedIn(logs: string, folder?: string): string[] {
  const folders = folder === undefined ? readdirSync(logs) : [folder]
  return folders
    .map((name) => join(logs, name, 'tried.txt'))
    .filter(existsSync)
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
}
