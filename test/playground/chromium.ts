import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A browser of the system; tests never download one. */
export const CHROMIUM = PLACES.find((path) => existsSync(path))

export const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  )

if (!CHROMIUM) console.warn(`skipped: tests in a real browser, since none of ${PLACES.join(', ')} is there`)
