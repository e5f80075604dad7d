import type { Worker } from 'node:worker_threads'
import type { Limits, Program, Solution, Solve } from '../domain/program.ts'
import type { Asked, Told } from './messages.ts'

/** HiGHS looks at its clock between steps; a step that never ends is cut off after this much more. Milliseconds. */
const GRACE = 5_000
/** WebAssembly never gives memory back: a thread that grew beyond this is replaced before the next program. Bytes. */
const MOST_MEMORY = 512 * 2 ** 20
/** A thread that broke down is replaced and asked once more. */
const TRIES = 2

export interface Solver {
  /** Answers in the order asked, one at a time. Never throws for a program: what goes wrong is a `failed` answer. */
  solve: Solve
  /** Bytes of the solver's own memory after the last answer; 0 before the first. */
  memory(): number
  /** Ends the thread; what is still waiting is answered `failed`. */
  stop(): Promise<void>
}

interface Waiting {
  asked: Asked
  tries: number
  answer(solution: Solution): void
}

/**
 * HiGHS in a worker thread of its own, started with the first program. A breakdown of the solver, of the thread or of
 * its memory is retried on a fresh thread and then reported, and never reaches the program around it.
 * @param startWorker starts the TypeScript file at an address as a thread; see src/db/worker.ts
 */
export function startSolver(startWorker: (url: URL, data: unknown) => Worker): Solver {
  const queue: Waiting[] = []
  let thread: Worker | undefined
  let alarm: NodeJS.Timeout | undefined
  let memory = 0
  let stopped = false

  const open = (): Worker => {
    const worker = startWorker(new URL('./thread.ts', import.meta.url), null)
    worker.on('message', (told: Told) => worker === thread && hear(told))
    worker.on('error', (error) => worker === thread && hear({ kind: 'broke', why: String(error) }))
    worker.on('exit', (code) => worker === thread && hear({ kind: 'broke', why: `the thread ended with ${code}` }))
    return worker
  }

  const drop = (): Promise<number> | undefined => {
    clearTimeout(alarm)
    const old = thread
    thread = undefined
    return old?.terminate()
  }

  const begin = () => {
    const next = queue[0]
    if (!next) return thread?.unref()
    if (memory > MOST_MEMORY) {
      memory = 0
      drop()
    }
    thread ??= open()
    thread.ref()
    alarm = setTimeout(
      () => hear({ kind: 'broke', why: 'the solver did not stop in time' }),
      next.asked.limits.seconds * 1000 + GRACE,
    )
    thread.postMessage(next.asked)
  }

  const hear = (told: Told) => {
    clearTimeout(alarm)
    const current = queue[0]
    if (told.kind === 'broke') drop()
    else memory = told.memoryBytes
    if (!current) return
    if (told.kind === 'broke' && ++current.tries < TRIES) return begin()
    queue.shift()
    current.answer(told.kind === 'solved' ? told.solution : { status: 'failed', why: told.why })
    begin()
  }

  return {
    solve: (program: Program, limits: Limits) =>
      new Promise((answer) => {
        if (stopped) return answer({ status: 'failed', why: 'the solver was stopped' })
        if (queue.push({ asked: { program, limits }, tries: 0, answer }) === 1) begin()
      }),
    memory: () => memory,
    async stop() {
      stopped = true
      for (const { answer } of queue.splice(0)) answer({ status: 'failed', why: 'the solver was stopped' })
      await drop()
    },
  }
}
