import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyboardOf, promptOf, tapped } from '../../src/channels/telegram/render/keyboard.ts'
import { htmlOf, runsOf, visibleOf } from '../../src/channels/telegram/render/markup.ts'
import { splitRuns, splitText } from '../../src/channels/telegram/render/split.ts'
import { visibleOf as shownByTelegram } from '../stand-ins/telegram/html.ts'

const html = (text: string) => htmlOf(runsOf(text))

/** Words full of what breaks markup. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '_',
        '<',
        '>',
        '&',
        '\n',
        ' ',
        '</b>',
        '&amp;',
        '*tebal*',
        '_miring_',
        '*_dua_*',
        '<i>',
        '🧕🏽',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('light markup as Telegram HTML', () => {
  test.each([
    ['*Keripik Tempe* enak', '<b>Keripik Tempe</b> enak'],
    ['_Contoh: 25rb_', '<i>Contoh: 25rb</i>'],
    ['*_dua-duanya_*, _*lagi*_', '<b><i>dua-duanya</i></b>, <b><i>lagi</i></b>'],
    ['*tebal dan _miring_ lagi*', '<b>tebal dan </b><b><i>miring</i></b><b> lagi</b>'],
    ['(*Rp 25.000*).', '(<b>Rp 25.000</b>).'],
    ['2*3*4', '2*3*4'],
    ['foto_keripik_pedas.jpg', 'foto_keripik_pedas.jpg'],
    ['* bukan * tebal', '* bukan * tebal'],
    ['*tebal\nbukan*', '*tebal\nbukan*'],
    ['*A < B & C*', '<b>A &lt; B &amp; C</b>'],
    ['*a _b* c_', '<b>a _b</b> c_'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  test('whatever people write, Telegram takes it and shows the same characters', () => {
    fc.assert(
      fc.property(words, (text) => {
        const shown = shownByTelegram(html(text))
        expect(shown).toBe(visibleOf(runsOf(text)))
        expect(shown.replace(/[*_]/g, '')).toBe(text.toWellFormed().replace(/[*_]/g, ''))
      }),
      { numRuns: 500 },
    )
  })

  test('a message made to be slow is not', () => {
    const hostile = '*a'.repeat(3_000) + '_'.repeat(3_000) + ' *'.repeat(3_000)
    expect(shownByTelegram(html(hostile))).toBe(visibleOf(runsOf(hostile)))
  })
})

describe('splitting long texts', () => {
  test('never loses a character, never makes a part too long, never cuts a character in two', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 60 }), (text, most) => {
        const whole = text.toWellFormed()
        const parts = splitText(whole, most)
        expect(parts.join('')).toBe(whole)
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most)
          expect(part.isWellFormed()).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('tags are closed in the part that opened them, wherever it is cut', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 60 }), (text, most) => {
        const runs = runsOf(text)
        const lengths = splitText(visibleOf(runs), most).map(({ length }) => length)
        const parts = splitRuns(runs, lengths).map((part) => shownByTelegram(htmlOf(part)))
        expect(parts.map(({ length }) => length)).toEqual(lengths)
        expect(parts.join('')).toBe(visibleOf(runs))
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['a paragraph', 'satu dua.\nlagi.\n\ntiga empat lima enam', ['satu dua.\nlagi.\n\n', 'tiga empat lima enam']],
    ['a line', 'satu dua tiga.\nempat lima. enam tujuh', ['satu dua tiga.\n', 'empat lima. enam tujuh']],
    ['a sentence', 'satu dua tiga. empat lima enam', ['satu dua tiga. ', 'empat lima enam']],
    ['a word', 'satu dua tiga empat lima enam', ['satu dua tiga empat ', 'lima enam']],
    ['nothing at all', 'a'.repeat(30), ['a'.repeat(24), 'a'.repeat(6)]],
  ])('cuts behind %s', (_, text, parts) => {
    expect(splitText(text, 24)).toEqual(parts)
  })
})

describe('keyboards', () => {
  test('short labels share a row, long ones have their own', () => {
    const rows = (...labels: string[]) =>
      keyboardOf(
        labels.map((label, n) => ({ label, value: String(n) })),
        1,
      ).map((row) => row.length)
    expect(rows('Ya', 'Tidak')).toEqual([2])
    expect(rows('1', '2', '3', '4', '5', '6', '7', '8', '9', '10')).toEqual([8, 2])
    expect(rows('Ya, kirim ke kurator', 'Ubah dulu', 'Tidak jadi')).toEqual([1, 2])
    expect(rows('Lainnya', 'Keripik Tempe Bu Sri 200', 'Ya')).toEqual([1, 1, 1])
  })

  const option = fc.record({ value: fc.string({ unit: 'binary', maxLength: 90 }), label: fc.string({ maxLength: 30 }) })
  test('what is tapped is what was shown, in at most 64 bytes and never more than 8 in a row', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(option, { minLength: 1, maxLength: 12, selector: ({ value }) => value }),
        fc.option(fc.nat(), { nil: undefined }),
        (options, promptNo) => {
          const keyboard = keyboardOf(options, promptNo)
          expect(keyboard.flat()).toHaveLength(options.length)
          for (const row of keyboard) expect(row.length).toBeLessThanOrEqual(8)
          for (const [index, button] of keyboard.flat().entries()) {
            const bytes = Buffer.byteLength(button.callback_data)
            expect(bytes).toBeGreaterThan(0)
            expect(bytes).toBeLessThanOrEqual(64)
            expect(button.text.trim()).not.toBe('')
            const meant = tapped(button.callback_data, keyboard)
            expect([options[index]?.value, button.text]).toContain(meant?.pick)
            expect(meant?.promptNo).toBe(promptNo)
          }
          expect(promptOf(keyboard).promptNo).toBe(promptNo)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a value too long for a button comes back as its label, and is expired once the keyboard is not known', () => {
    const keyboard = keyboardOf([{ value: 'x'.repeat(70), label: 'Panjang' }], 7)
    const data = keyboard[0]?.[0]?.callback_data ?? ''
    expect(tapped(data, keyboard)).toEqual({ pick: 'Panjang', promptNo: 7 })
    expect(tapped(data, undefined)).toBeUndefined()
  })

  test.each(['', 'menu', '=', 'abc=1', '99999999999999999999=1'])(
    'data that is not ours is not guessed at: %j',
    (data) => {
      const meant = tapped(data, [])
      if (data === '=') expect(meant).toEqual({ pick: '' })
      else expect(meant).toBeUndefined()
    },
  )
})
