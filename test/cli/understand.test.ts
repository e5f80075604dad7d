import { describe, expect, test } from 'vitest'
import { understandCommand } from '../../src/cli/understand.ts'

/** Runs the command over chunks of input. @returns the lines it wrote, parsed, and its exit code */
async function run(chunks: readonly string[], today = '2026-11-21') {
  const written: string[] = []
  async function* input() {
    yield* chunks
  }
  const code = await understandCommand(input(), (line) => written.push(line), today)
  return { code, out: written.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const lines = (...objects: unknown[]) =>
  objects.map((object) => `${typeof object === 'string' ? object : JSON.stringify(object)}\n`).join('')

describe('gandeng understand', () => {
  test('one object a line, in the vocabulary that others read', async () => {
    const { code, out } = await run([
      lines(
        { kind: 'price', text: '17.5oo/bks ya bu' },
        { kind: 'quantity', text: '2 lusin' },
        { kind: 'date', text: 'H-10 lebaran', today: '2026-11-21' },
        { kind: 'yesno', text: 'muhun, tos aya', ask: 'Sudah ada label?' },
        { kind: 'product', text: 'keripik tempe 10rb sebungkus 125 gr' },
        { kind: 'intent', text: 'minta salinan data saya' },
      ),
    ])
    expect(code).toBe(0)
    expect(out).toEqual([
      { amount: 17500, per: 'bungkus' },
      { qty: 2, unit: 'lusin', pieces: 24 },
      { date: '2027-02-28', assumes: { idul_fitri: '2027-03-10' } },
      { answer: 'yes' },
      { name: 'keripik tempe', price: 10000, unit: 'bungkus', net_weight_g: 125, pirt: null, halal: null },
      { intent: 'access_my_data' },
    ])
  })

  test('what is not certain is null with a question in Indonesian', async () => {
    const { out } = await run([
      lines(
        { kind: 'price', text: 'gocap' },
        { kind: 'date', text: 'abis lebaran aja' },
        { kind: 'yesno', text: 'kayaknya sih', ask: 'Sudah?' },
        { kind: 'product', text: 'jual opak di Cilamaya 10rb' },
        { kind: 'intent', text: 'wkwk' },
      ),
    ])
    expect(out[0]).toEqual({ amount: null, ask: 'Rp50 / Rp50.000?' })
    expect(out[1]).toMatchObject({ date: null, ask: expect.stringContaining('“abis lebaran aja” belum terbaca') })
    expect(out[2]).toMatchObject({ answer: 'unsure', ask: expect.stringContaining('ya atau tidak') })
    expect(out[3]).toMatchObject({ kecamatan: null, ask: 'Cilamaya Wetan / Cilamaya Kulon?' })
    expect(out[4]).toMatchObject({ intent: null, ask: expect.any(String) })
  })

  test('a bad line is named and the run goes on, with exit code 2', async () => {
    const { code, out } = await run([
      lines(
        { kind: 'price', text: '5rb' },
        '{broken',
        { kind: 'colour', text: 'x' },
        { kind: 'date', text: 'besok', today: '2026-13-01' },
        { kind: 'price' },
        { kind: 'price', text: '6rb' },
      ),
    ])
    expect(code).toBe(2)
    expect(out[0]).toEqual({ amount: 5000 })
    expect(out.slice(1, 5).map(({ error }) => error)).toEqual([
      'line 2: is no JSON',
      expect.stringMatching(/^line 3: kind /),
      expect.stringMatching(/^line 4: today /),
      expect.stringMatching(/^line 5: text /),
    ])
    expect(out[5]).toEqual({ amount: 6000 })
  })

  test('lines cut anywhere, blank lines and a last line without an end are whole lines', async () => {
    const whole = `${lines({ kind: 'price', text: '5rb' })}\n${JSON.stringify({ kind: 'price', text: '6rb' })}`
    const { code, out } = await run([...whole])
    expect(code).toBe(0)
    expect(out).toEqual([{ amount: 5000 }, { amount: 6000 }])
  })

  test('days are counted from the line’s own today, else from the clock’s', async () => {
    const { out } = await run(
      [lines({ kind: 'date', text: 'besok' }, { kind: 'date', text: 'besok', today: '2027-02-28' })],
      '2026-12-31',
    )
    expect(out.map(({ date }) => date)).toEqual(['2027-01-01', '2027-03-01'])
  })
})
