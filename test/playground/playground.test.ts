import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPlayground } from '../../src/cli/playground.ts'
import { lockFolder } from '../../src/db/lock.ts'
import { openLog } from '../../src/log.ts'
import { picture } from '../chats/picture.ts'
import { CHROMIUM, FLAGS } from './chromium.ts'

let playground: Awaited<ReturnType<typeof startPlayground>>

beforeAll(async () => {
  playground = await startPlayground(
    { PLAYGROUND_HOST: '127.0.0.1', PLAYGROUND_PORT: 0 },
    openLog('silent'),
    mkdtempSync(join(tmpdir(), 'playground-')),
  )
})
afterAll(() => playground?.stop())

test('a second one is told which folder is taken, and what to do', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'playground-'))
  const unlock = await lockFolder(mkdirSync(join(dir, 'pg'), { recursive: true }) ?? dir)
  const second = startPlayground({ PLAYGROUND_HOST: '127.0.0.1', PLAYGROUND_PORT: 0 }, openLog('silent'), dir)
  await expect(second).rejects.toThrow(`another gandeng has its playground open (${dir})`)
  await unlock()
})

describe('the playground answers nobody but its own page', () => {
  test('a page that reaches it under a foreign name is refused', async () => {
    expect(await status('/people', { host: 'evil.example' })).toBe(403)
  })

  test('a foreign page cannot write into the demo', async () => {
    expect(await status('/play', { origin: 'https://evil.example' }, 'POST')).toBe(403)
  })

  test('a path out of the files folder leads nowhere', async () => {
    expect(await status('/files/../pg/PG_VERSION')).toBe(404)
    expect(await status('/files/%2e%2e/pg/PG_VERSION')).toBe(404)
  })

  test('a file of this machine is sent by nobody who did not bring it', async () => {
    const post = async (path: string, body: string) =>
      (await fetch(new URL(path, playground.url), { method: 'POST', body })).json()
    const refused = { error: 'only what was uploaded here can be sent' }
    for (const what of ['document', 'voice', 'photos']) {
      const named = what === 'photos' ? ['/etc/hostname'] : '/etc/hostname'
      expect(await post('/play', JSON.stringify({ from: 'officer:21', [what]: named }))).toMatchObject(refused)
    }
    const { path } = await post('/upload?name=../../berkas.txt', 'isi')
    expect(path).toMatch(/\/uploads\/\d+-[^/]*berkas\.txt$/)
    expect(await post('/play', JSON.stringify({ from: 'officer:21', document: path }))).not.toHaveProperty('error')
  })
})

describe.skipIf(!CHROMIUM)('three phones in a real browser', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM!, args: FLAGS })
    page = await browser.newPage({ viewport: { width: 1360, height: 820 } })
    await page.goto(playground.url)
    await page.waitForSelector('body[data-ready=yes]')
  })
  afterAll(() => browser?.close())

  const say = async (phone: string, words: string) => {
    await page.fill(`.${phone} .text`, words)
    await page.press(`.${phone} .text`, 'Enter')
  }
  const answers = (phone: string) => page.locator(`.${phone} .bubble:not(.mine)`)

  test('each holds somebody of the demo regency', async () => {
    for (const phone of ['whatsapp', 'buyer', 'officer'])
      expect(await page.locator(`.${phone} .about`).textContent()).not.toBe('')
  })

  test('a maker is answered without reloading, and a tapped option too', async () => {
    await say('whatsapp', 'menu')
    await expect.poll(() => answers('whatsapp').count()).toBe(1)
    await page.locator('.whatsapp .options button').first().click()
    await expect.poll(() => answers('whatsapp').count()).toBe(2)
  })

  test("a stranger's first word is answered with who we are", async () => {
    await page.selectOption('.whatsapp .who', 'new')
    await say('whatsapp', 'halo')
    await expect.poll(() => answers('whatsapp').first().textContent()).toContain('OTP')
  })

  test('a photo goes through and is shown again after another phone was picked up', async () => {
    const photo = join(mkdtempSync(join(tmpdir(), 'photo-')), 'foto.png')
    writeFileSync(photo, picture(1, 1))
    await page.selectOption('.whatsapp .who', { index: 0 })
    await page.setInputFiles('.whatsapp input[type=file]', photo)
    await expect.poll(() => page.locator('.whatsapp .bubble.mine img').count()).toBeGreaterThan(0)
    const holder = await page.locator('.whatsapp .who').inputValue()
    await page.selectOption('.whatsapp .who', { index: 1 })
    await page.selectOption('.whatsapp .who', holder)
    await expect.poll(() => page.locator('.whatsapp .bubble.mine img').count()).toBeGreaterThan(0)
  })

  test('the clock moved to the first of the month brings the monthly summary to the officer', async () => {
    await page.fill('#goal', '2027-02-01T08:30')
    await page.click('#go')
    await expect.poll(() => page.locator('.officer .chat').textContent()).toContain('Ringkasan')
  })
})

function status(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const url = new URL(playground.url)
    request({ host: url.hostname, port: url.port, path, method, headers }, (response) =>
      resolve(response.resume().statusCode),
    )
      .once('error', reject)
      .end()
  })
}
