import type { Client } from 'whatsapp-web.js'
import type { Health } from '../../chat/channel.ts'
import { newClient } from './client.ts'
import { briefly, isGone, outOfTime, withLimit } from './limit.ts'
import { treeMemory } from './memory.ts'
import type { Settings } from './options.ts'
import { type Watchdog, watchUntilReady } from './watchdog.ts'

/** One client with its browser, from the launch to whatever ends it. */
export interface Life {
  client: Client
  /** settles when `initialize` has, whatever came of it */
  launched: Promise<unknown>
  /** paired, ready and connected */
  up(): boolean
  /** something did not answer: ends this life unless the page is still there */
  doubt(): Promise<void>
  end(why: string): void
  ended: Promise<End>
}

export interface End {
  why: string
  /** the phone threw us out: the pairing is void */
  loggedOut: boolean
  /** it had been up */
  wasUp: boolean
}

export interface LifeHooks {
  health(health: Health): void
  /** ready, for the first time or again: whatever came in the meantime is to be read */
  ready(): void
}

/** Launches a browser and sees to it that every way of failing ends in `ended`. */
export function beginLife(settings: Settings, hooks: LifeHooks): Life {
  const { limits } = settings
  const timers: NodeJS.Timeout[] = []
  let watchdog: Watchdog | undefined
  let lost: NodeJS.Timeout | undefined
  let over = false
  let ready = false
  let connected = false
  let settle: (end: End) => void
  const ended = new Promise<End>((resolve) => {
    settle = resolve
  })

  const end = (why: string, loggedOut = false) => {
    if (over) return
    over = true
    unwatch()
    clearTimeout(lost)
    for (const timer of timers) clearInterval(timer)
    settle({ why: briefly(why), loggedOut, wasUp: ready })
  }

  const client = newClient(settings, end)

  const isConnected = (now: boolean, why = '') => {
    if (!ready || over) return
    if (now) {
      clearTimeout(lost)
      lost = undefined
      if (!connected) hooks.health({ state: 'up' })
    } else {
      if (connected) hooks.health({ state: 'down', why })
      lost ??= setTimeout(() => end(`no connection: ${why}`), limits.lostMs)
    }
    connected = now
  }

  const watch = () => {
    watchdog ??= watchUntilReady(client, limits, end)
  }
  const unwatch = () => {
    watchdog?.stop()
    watchdog = undefined
  }

  const doubt = async () => {
    if (over) return
    try {
      const state = await withLimit(client.getState(), limits.callMs, 'state')
      const loaded = client.pupPage!.evaluate('window.WWebJS !== undefined')
      const isSetUp = await withLimit(loaded, limits.callMs, 'page')
      if (ready && !isSetUp) watch()
      const why = isSetUp ? `WhatsApp's page says ${state}` : 'the page was loaded anew'
      isConnected(isSetUp === true && String(state) === 'CONNECTED', why)
    } catch (error) {
      if (outOfTime(error) || isGone(error)) return end(`the page does not answer: ${briefly(error)}`)
      isConnected(false, 'the page is being loaded anew')
      if (ready) watch()
    }
  }

  client.on('qr', (qr) => {
    if (over) return
    watchdog?.alive()
    hooks.health({ state: 'waiting', why: 'a phone must scan the code', qr })
  })
  client.on('loading_screen', () => watchdog?.alive())
  client.on('ready', () => {
    if (over) return
    unwatch()
    if (!ready) timers.push(setInterval(() => void doubt(), limits.heartbeatMs))
    ready = true
    isConnected(true)
    hooks.ready()
  })
  client.on('change_state', (state) => isConnected(String(state) === 'CONNECTED', `WhatsApp's page says ${state}`))
  client.on('auth_failure', () => end('WhatsApp refused the pairing', true))
  client.on('disconnected', (reason) => end(`disconnected: ${reason}`, String(reason) === 'LOGOUT'))

  const launched = withLimit(client.initialize(), limits.startMs, 'start')
  launched.then(
    () => {
      if (!ready && !over) watch()
    },
    (error) => end(`could not start: ${briefly(error)}`),
  )
  timers.push(
    setInterval(() => {
      const pid = client.pupBrowser?.process()?.pid
      const bytes = pid && treeMemory(pid)
      if (bytes && bytes > limits.memoryBytes) end(`the browser has grown to ${Math.round(bytes / 1e6)} MB`)
    }, limits.memoryEveryMs),
  )
  return { client, launched, up: () => connected && !over, doubt, end, ended }
}
