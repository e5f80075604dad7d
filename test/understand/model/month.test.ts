import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBreaker } from '../../../src/understand/model/breaker.ts'
import { openModel } from '../../../src/understand/model/model.ts'
import { tellMonth } from '../../../src/understand/model/month.ts'
import { saysOnly } from '../../../src/understand/model/says-only.ts'
import { type OpenAiStandIn, openAiStandIn, STAND_IN_KEY } from '../../stand-ins/openai.ts'

const LINES = [
  'Ringkasan Desember 2026, Karawang',
  'Omzet: Rp47.546.500',
  '▲ naik 73,5% dari November 2026 (Rp27.409.500)',
  '10 pesanan, 31 UMKM, 6 pembeli (0 baru)',
  'Pembeli A kini belanja: +Rp10.794.000',
  'Pembeli B tidak belanja: −Rp3.045.000',
  '5 lainnya: +Rp2.763.000',
]
const GOOD =
  'Desember 2026 ramai di Karawang: omzetnya Rp47.546.500, naik 73,5% dari November 2026. Ada 10 pesanan dari 6 pembeli. Paling banyak karena Pembeli A kini belanja Rp10.794.000, sedangkan Pembeli B tidak belanja.'

let server: OpenAiStandIn
beforeAll(async () => {
  server = await openAiStandIn()
})
afterAll(() => server.stop())

const told = async (reaction: Parameters<OpenAiStandIn['react']>[0]) => {
  server.heard.length = 0
  server.react(reaction)
  // only who never answers is not waited for long: a busy machine answers late
  const patience = 'hangs' in reaction ? { callMs: 150, allMs: 300 } : { callMs: 10_000, allMs: 20_000 }
  const settings = { key: STAND_IN_KEY, url: server.url, words: 'words', ...patience }
  const call = { now: new Date('2027-01-01T01:00:00Z'), spend: async () => true }
  return tellMonth(openModel(settings, openBreaker()), LINES, call)
}

test('a month told with the numbers of its sentences is taken as it is, and only they are sent', async () => {
  expect(await told({ says: { text: GOOD } })).toEqual({ ok: true, value: GOOD, tokens: 120 })
  expect(JSON.parse(server.heard[0]!.data)).toEqual({ lines: LINES })
})

test.each([
  ['a number of its own', GOOD.replace('Rp10.794.000', 'Rp10.800.000')],
  ['a rounded one', GOOD.replace('Rp47.546.500', 'Rp47,5 juta')],
  ['another scale', GOOD.replace('Rp47.546.500', 'Rp47.546.500 juta')],
  ['one in words', GOOD.replace('10 pesanan', 'dua belas pesanan')],
  ['half of something', GOOD.replace('ramai', 'separuh lebih ramai')],
  ['a rise that was none', GOOD.replace('naik 73,5%', 'turun 73,5%')],
  ['a percentage of something else', GOOD.replace('10 pesanan', '6% pesanan')],
  ['the right number of the wrong thing', GOOD.replace('10 pesanan', '31 pesanan')],
  ['another year', GOOD.replaceAll('2026', '2027')],
  ['hardly anything', 'Omzet Rp47.546.500.'],
  ['no end', `${GOOD} `.repeat(5)],
  ['a way out of the house', `${GOOD} Lihat https://contoh.id ya.`],
  ['marks of a chat', GOOD.replace('ramai', '*ramai*')],
])('%s is not said', async (_, text) => {
  expect(await told({ says: { text } })).toMatchObject({ ok: false, why: 'failed' })
})

test.each([
  ['an answer that never comes', { hangs: 'at_once' }],
  ['a server that has fallen over', { status: 500 }],
  ['no JSON', { says: GOOD }],
  ['another shape', { says: { story: GOOD } }],
] as const)('%s leaves it to our own words', async (_, reaction) => {
  expect(await told(reaction)).toMatchObject({ ok: false, why: 'failed' })
})

test('our own sentences, in any order, say nothing but themselves; with one amount changed they do', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(LINES), fc.integer({ min: 1, max: 999_999_999 }), (lines, amount) => {
      expect(saysOnly(lines.join('. '), LINES)).toBe(true)
      const other = `Rp${amount.toLocaleString('id-ID')}`
      expect(saysOnly(`${lines.join('. ')}. Omzet: ${other}`, LINES)).toBe(LINES.some((line) => line.endsWith(other)))
    }),
    { numRuns: 50 },
  )
})
