import { accessSync, constants } from 'node:fs'

/** Where Debian and others put it; the shell is smaller and is only for tests and servers. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-headless-shell',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** CHANNELS.md §3: what a browser without a screen needs, and nothing that phones home. */
export const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  )

/** The first browser of the usual places that may be run. */
export const findBrowser = (places = PLACES): string | undefined => places.find(runnable)

export function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Puppeteer's `headless`: the shell is a program of its own. */
export const headlessOf = (browser: string): true | 'shell' => (/headless-shell/.test(browser) ? 'shell' : true)
