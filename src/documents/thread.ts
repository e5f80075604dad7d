// The thread that stands still while a paper, a chart or a workbook is drawn.
import { parentPort } from 'node:worker_threads'
import type { Asked, Told } from './drawing.ts'
import { drawHere } from './drawings.ts'

if (!parentPort) throw new Error('this file is a worker thread')
const port = parentPort

port.on('message', async ({ id, what, facts }: Asked) => {
  let told: Told
  try {
    told = { id, bytes: await drawHere(what, ...facts) }
  } catch (error) {
    told = { id, why: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  port.postMessage(told)
})
