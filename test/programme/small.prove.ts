import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { replay } from './pipe.ts'
import { playProgramme, SMALL, START } from './play.ts'

test('the small programme, sent to another program in one go, gives the same bytes', async () => {
  const { dir, script, output } = await playProgramme(SMALL)
  const home = dirname(dir)
  const file = join(home, 'script.jsonl')
  writeFileSync(file, script)
  expect(await replay(file, join(home, 'again'), START)).toBe(output)
  rmSync(home, { recursive: true })
}, 240_000)
