import { type ChildProcess, fork } from 'node:child_process'
import type { Fetched, Health } from '../../chat/channel.ts'
import type { Log } from '../../log.ts'
import { backOff, pause, within } from './limit.ts'
import type { Settings } from './options.ts'
import { type Ask, type FromProcess, type Heard, notNow, type PartSent, type ToProcess } from './protocol.ts'

/** The process with the browser, started again whenever it dies. */
export interface Supervised {
  /** undefined: the process died or kept silent for `ms`, and nobody knows what it did */
  ask(ask: Ask, ms: number): Promise<PartSent | Fetched | undefined>
  /** ends it in good order and starts another */
  restart(): void
  stop(): Promise<void>
}

export interface SuperviseHooks {
  health(health: Health): void
  /** resolves once the message is kept; the process hears of it then */
  heard(heard: Heard): Promise<void>
}

const PROCESS = new URL('./process.mjs', import.meta.url)

export function supervise(settings: Settings, hooks: SuperviseHooks, log: Log): Supervised {
  const gaps = backOff(settings.limits.backOffMs)
  const stopping = new AbortController()
  const unanswered = new Map<number, (answer?: PartSent | Fetched) => void>()
  let numbers = 0
  let child: ChildProcess | undefined
  let restarting = false
  let ended = Promise.resolve()

  const tell = (what: ToProcess, to = child) => {
    if (to?.connected) to.send(what, () => {})
  }
  const start = () => {
    const now = fork(PROCESS, { execArgv: [], serialization: 'advanced', detached: true })
    child = now
    now.on('message', (what: FromProcess) => {
      if (what.say === 'health') {
        if (what.health.state === 'up') gaps.reset()
        hooks.health(what.health)
      } else if (what.say === 'heard') void hooks.heard(what.heard).then(() => tell({ say: 'kept', n: what.n }, now))
      else if (what.say === 'answer') answer(what.n, what.answer)
      else log[what.level](what.fields, what.text)
    })
    now.on('error', (err) => log.error({ err }, 'the WhatsApp process could not be reached'))
    ended = new Promise((resolve) => now.once('exit', (code, signal) => resolve(died(code, signal))))
    tell({ say: 'start', settings }, now)
  }
  const died = (code: number | null, signal: string | null) => {
    child = undefined
    for (const n of unanswered.keys()) answer(n)
    if (stopping.signal.aborted) return
    if (restarting) {
      restarting = false
      hooks.health({ state: 'starting' })
      return start()
    }
    const why = `the WhatsApp process ended (${signal ?? code})`
    log.warn({ why }, 'the WhatsApp process is started anew')
    hooks.health({ state: 'down', why })
    void pause(gaps.next(), stopping.signal).then(() => {
      if (!stopping.signal.aborted) start()
    })
  }
  const answer = (n: number, what?: PartSent | Fetched) => {
    unanswered.get(n)?.(what)
    unanswered.delete(n)
  }
  const endChild = async () => {
    const now = child
    if (!now) return
    tell({ say: 'stop' }, now)
    await within(ended, settings.limits.stopMs)
    if (now.exitCode === null && now.signalCode === null) {
      now.kill('SIGKILL')
      await ended
    }
  }

  start()
  return {
    async ask(ask, ms) {
      if (!child) return notNow(ask)
      const n = ++numbers
      const answered = new Promise<PartSent | Fetched | undefined>((resolve) => unanswered.set(n, resolve))
      const now = child
      tell({ say: 'ask', n, ask })
      const timer = setTimeout(() => {
        log.error({ what: ask.what }, 'the WhatsApp process keeps silent and is killed')
        now.kill('SIGKILL')
      }, ms)
      return answered.finally(() => clearTimeout(timer))
    },
    restart() {
      if (!child || restarting) return
      restarting = true
      void endChild()
    },
    async stop() {
      stopping.abort()
      await endChild()
    },
  }
}
