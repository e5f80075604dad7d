import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact } from '../../../src/understand/model/redact.ts'

describe('what leaves the house', () => {
  test.each([
    ['keripik 15rb sebungkus, wa 0812-3456-7890 ya', 'keripik 15rb sebungkus, wa [nomor] ya'],
    ['+62 812 3456 7890', '[nomor]'],
    ['nol delapan satu dua tiga empat lima enam', '[nomor]'],
    ['rekening BRI 1234 5678 9012 345', 'rekening BRI [nomor]'],
    ['P-IRT 2063215010001-31', 'P-IRT [nomor]'],
    ['٠٨١٢٣٤٥٦٧٨٩٠', '[nomor]'],
    ['０８１２３４５６７８９０', '[nomor]'],
    ['0\u200b8123\u200b4567890', '[nomor]'],
    ['811.234.567', '[nomor]'],
    ['total Rp1.500.000 buat 300 paket', 'total Rp1.500.000 buat 300 paket'],
    ['15.000 20.000 25.000', '15.000 20.000 25.000'],
    ['dua lusin, tiga kodi, empat dus', 'dua lusin, tiga kodi, empat dus'],
    ['hubungi sri.rahayu@gmail.com atau @dapur_sri, wa.me/628123', 'hubungi [surel] atau [akun], [tautan]'],
  ])('%s', (text, out) => expect(redact(text)).toBe(out))

  test('names that are known, whole and whatever their case; goods of a like name stay', () => {
    const names = ['Siti Rahayu', 'Dapur Mak Onah', 'Bu']
    expect(redact('saya SITI  rahayu dari dapur mak onah, jual rahayuan bu', names)).toBe(
      'saya [nama] dari [nama], jual rahayuan bu',
    )
    expect(redact('a.b (c)', ['a.b (c)', '.*'])).toBe('[nama]')
  })

  const phone = fc
    .tuple(fc.constantFrom('0', '62', '+62', ''), fc.constantFrom('8'), fc.stringMatching(/^\d{8,11}$/))
    .map((parts) => parts.join(''))
  const between = fc.constantFrom('', ' ', '-', '.', ' - ', '/', '\u200b', '  ', '_', '·', ', ')

  test('no phone number, however it is broken up', () => {
    fc.assert(
      fc.property(
        fc.string(),
        phone,
        fc.array(between, { minLength: 14, maxLength: 14 }),
        fc.string(),
        (before, number, gaps, after) => {
          const written = [...number].map((digit, index) => digit + (gaps[index] ?? '')).join('')
          const left = redact(`${before.replace(/\d/g, '')} ${written} ${after.replace(/\d/g, '')}`).replace(/\D/g, '')
          expect(left).toBe('')
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('no name that is known', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?$/)
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 4 }),
        fc.array(fc.lorem({ maxCount: 2 })),
        (names, words) => {
          const said = redact([...words, ...names].join(' '), names)
          for (const one of names) expect(said).not.toMatch(new RegExp(`(?<!\\p{L})${one}(?!\\p{L})`, 'u'))
        },
      ),
    )
  })

  test('whatever is written: nothing is thrown, and it takes no time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void redact(text, ['Siti'])))
    const began = process.hrtime.bigint()
    for (const piece of ['1 ', '1', 'satu ', '(-', 'a@', 'a.', '\u0661'])
      redact(piece.repeat(4_000 / piece.length), ['Siti Rahayu'])
    expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(500)
  })
})
