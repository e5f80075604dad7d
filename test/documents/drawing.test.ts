import { Worker } from 'node:worker_threads'
import { afterAll, expect, test } from 'vitest'
import { startWorker } from '../../src/db/worker.ts'
import { startDrawing } from '../../src/documents/drawing.ts'
import { drawHere } from '../../src/documents/drawings.ts'
import { SAMPLES, TEXTS } from './samples.ts'

const INVOICE = SAMPLES.invoice!
const drawing = startDrawing(startWorker)
afterAll(() => drawing.stop())

test('a paper drawn in the thread has the bytes it has here, and nobody waits meanwhile', async () => {
  let beats = 0
  const heart = setInterval(() => beats++, 5)
  const there = await drawing.draw('paper', INVOICE, TEXTS, undefined)
  clearInterval(heart)
  const here = await drawHere('paper', INVOICE, TEXTS, undefined)
  expect(Buffer.compare(there, here)).toBe(0)
  expect(beats).toBeGreaterThan(0)
})

test('what cannot be drawn is refused with its reason, and the next one is drawn', async () => {
  const nonsense = drawing.draw('workbook', { title: 'x', author: 'x', day: '2027-01-01', sheets: null } as never)
  await expect(nonsense).rejects.toThrow(/sheets|null|iterable/)
  expect((await drawing.draw('paper', INVOICE, TEXTS, undefined)).byteLength).toBeGreaterThan(1000)
})

test('a thread that ends in the middle fails what it was at; the next drawing has another', async () => {
  const starts: string[] = []
  const fragile = startDrawing((url, data) => {
    starts.push(url.href)
    const ends = `const { parentPort } = require('node:worker_threads'); parentPort.once('message', () => process.exit(3))`
    return starts.length === 1 ? new Worker(ends, { eval: true }) : startWorker(url, data)
  })
  await expect(fragile.draw('paper', INVOICE, TEXTS, undefined)).rejects.toThrow('ended with 3')
  expect((await fragile.draw('paper', INVOICE, TEXTS, undefined)).byteLength).toBeGreaterThan(1000)
  await fragile.stop()
  expect(starts).toHaveLength(2)
})

test('what wants all the memory, or never ends, ends alone, and the program goes on', async () => {
  const thread = (does: string) => (_url: URL, _data: unknown, mostMb: number) =>
    new Worker(`const { parentPort } = require('node:worker_threads'); parentPort.once('message', () => { ${does} })`, {
      eval: true,
      resourceLimits: { maxOldGenerationSizeMb: mostMb },
    })
  const greedy = startDrawing(thread('const all = []; for (;;) all.push({ all: all.length })'), { mostMb: 16 })
  await expect(greedy.draw('cells', new Uint8Array())).rejects.toThrow(/memory/)
  const endless = startDrawing(thread('for (;;);'), { longestMs: 300 })
  await expect(endless.draw('cells', new Uint8Array())).rejects.toThrow('took longer than 0.3 s')
})
