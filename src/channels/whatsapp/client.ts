import wweb, { type Client } from 'whatsapp-web.js'
import { FLAGS, headlessOf } from './browser.ts'
import { pause, withLimit } from './limit.ts'
import type { Settings } from './options.ts'

/**
 * The library's client, with what it leaves dangling tied down: the end of the browser, a crashed page and a failing
 * injection are all told to `gone`, and nothing it does by itself rejects where nobody listens.
 */
export function newClient(settings: Settings, gone: (why: string) => void): Client {
  const { profileDir, browser, extraArgs } = settings
  const auth = new wweb.LocalAuth({ dataPath: profileDir })
  const client = new wweb.Client({
    authStrategy: auth,
    puppeteer: {
      executablePath: browser,
      headless: headlessOf(browser),
      args: [...FLAGS, ...extraArgs],
      // a browser on a pipe ends with the process that holds it, whatever becomes of that
      pipe: true,
      // the program decides when the browser closes, not the keyboard
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    },
    // always the page WhatsApp serves; the default writes a cache into the working directory
    webVersionCache: { type: 'none' },
    takeoverOnConflict: true,
  })
  auth.afterBrowserInitialized = async () => {
    client.pupBrowser?.once('disconnected', () => gone('the browser is gone'))
    client.pupPage?.once('error', () => gone('the page crashed'))
  }
  // the library deletes the profile under the running browser: the session does it after the browser is closed
  auth.logout = async () => {}
  tame(client, gone)
  return client
}

function tame(client: Client, gone: (why: string) => void): void {
  const own = client as Client & { inject(): Promise<void> }
  const inject = own.inject.bind(client)
  const destroy = client.destroy.bind(client)
  let first = true
  own.inject = async () => {
    // the first is awaited by initialize(), every later one by nobody
    if (first) {
      first = false
      return inject()
    }
    await inject().catch((error) => gone(`the page could not be set up again: ${error}`))
  }
  client.destroy = () => destroy().catch((error) => gone(`the browser did not close: ${error}`))
}

/** Closes a client for good; what does not close in time is killed. Never rejects. */
export async function bury(client: Client, launched: Promise<unknown>, closeMs: number): Promise<void> {
  // a browser that is being launched belongs to nobody yet
  await Promise.race([launched.catch(() => {}), pause(client.pupBrowser ? 0 : closeMs)])
  const browser = client.pupBrowser?.process()
  const exited = browser && new Promise((resolve) => browser.once('exit', resolve))
  const running = () => browser?.exitCode === null && browser.signalCode === null
  await withLimit(client.destroy(), closeMs, 'close').catch(() => {})
  if (!browser?.pid) return
  // a page that hangs stays behind when its browser closes: the whole group goes
  try {
    process.kill(-browser.pid, 'SIGKILL')
  } catch {
    if (running()) browser.kill('SIGKILL')
  }
  if (running()) await Promise.race([exited, pause(closeMs)])
}
