import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayText, numberText, rupiahText } from '../../src/answers/grammar/say.ts'
import { UNIT_NAMES, unitNamed } from '../../src/answers/grammar/unit-table.ts'
import { ANSWERS, answerKind } from '../../src/answers/index.ts'
import { addDays } from '../../src/domain/calendar.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { FEAST_PREDICTIONS, feastTable } from '../../src/domain/feasts.ts'
import { READS, understand } from '../../src/understand/index.ts'
import { TEXT_KINDS, tell } from '../../src/understand/vocabulary.ts'
import { inIndonesian } from './spell.ts'

const TODAY = '2026-11-21'
const CONTEXT = { today: TODAY, feasts: feastTable(FEAST_PREDICTIONS), districts: DISTRICTS, region: '32.15' }

/** A whole number of thousands in the spellings of chats, papers and mouths. */
const AMOUNT_SPELLINGS: readonly ((thousands: number) => string)[] = [
  (n) => rupiahText(n * 1000),
  (n) => `Rp ${numberText(n * 1000)},-`,
  (n) => `Rp. ${numberText(n * 1000)},00`,
  (n) => `IDR ${numberText(n * 1000).replaceAll('.', ',')}`,
  (n) => `${n}rb`,
  (n) => `${n} ribu`,
  (n) => `${n}k`,
  (n) => `${n}.000`,
  (n) => `${n}.ooo`,
  (n) => String(n * 1000),
  (n) => `${inIndonesian(n)} ribu`,
  (n) => inIndonesian(n * 1000),
]

/** 'dua ribu lima' may be 2,005 or 2,500: it is asked back. */
const isSpokenTwoWays = (value: number) => value > 1000 && value % 1000 > 0 && value % 1000 < 10

const fillers = fc.constantFrom('', ' ya bu', ' aja kak', ' nih min', ' 🙏')

describe('an amount of money, in any spelling', () => {
  test('is read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom(...AMOUNT_SPELLINGS),
        fillers,
        (thousands, spell, filler) => {
          expect(tell('price', spell(thousands) + filler, CONTEXT).says.amount).toBe(thousands * 1000)
        },
      ),
    )
  })
  test('in millions too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999 }), (tenThousands) => {
        const amount = tenThousands * 10_000
        for (const text of [
          `${String(amount / 1e6).replace('.', ',')} juta`,
          `${amount / 1e6}jt`,
          rupiahText(amount),
          inIndonesian(amount),
        ])
          expect(tell('price', text, CONTEXT).says.amount, text).toBe(amount)
      }),
    )
  })
  test('with the unit it is for', () => {
    const packs = UNIT_NAMES.filter(
      (name) => !['weight', 'volume'].includes(unitNamed(name)?.kind ?? '') && name !== 'pak',
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.constantFrom(...packs),
        fc.constantFrom('/', ' per ', ' / ', ' se'),
        (thousands, unit, joint) => {
          expect(tell('price', `${thousands}rb${joint}${unit}`, CONTEXT).says).toMatchObject({
            amount: thousands * 1000,
            per: unit,
          })
        },
      ),
    )
  })
})

describe('a number of things, in any spelling', () => {
  test('is read back with its unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom('bungkus', 'botol', 'toples', 'kotak', 'lembar', 'pcs'),
        fillers,
        (qty, unit, filler) => {
          for (const number of [String(qty), numberText(qty), ...(isSpokenTwoWays(qty) ? [] : [inIndonesian(qty)])])
            expect(tell('quantity', `${number} ${unit}${filler}`, CONTEXT).says, number).toMatchObject({ qty, unit })
        },
      ),
    )
  })
  test('taken back and said again, only the last counts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom('eh', 'ralat', 'eh maaf', 'eh salah'),
        (first, second, cue) => {
          expect(tell('quantity', `${first} ${cue} ${second} bungkus`, CONTEXT).says.qty).toBe(second)
          expect(tell('quantity', `bukan ${first} tapi ${second} bungkus`, CONTEXT).says.qty).toBe(second)
        },
      ),
    )
  })
})

describe('a day, in any spelling', () => {
  test('is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (ahead) => {
        const day = addDays(TODAY, ahead)
        const [year, month, date] = day.split('-') as [string, string, string]
        for (const text of [
          dayText(day),
          `tgl ${dayText(day)}`,
          day,
          `${date}/${month}/${year}`,
          `${Number(date)}-${Number(month)}-${year}`,
          `${date}.${month}.${year}`,
          `${Number(date)}/${Number(month)}/${year.slice(2)}`,
        ])
          expect(tell('date', text, CONTEXT).says.date, text).toBe(day)
      }),
    )
  })
  test('by its distance from today or from Idul Fitri', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
        expect(tell('date', `${count} hari lagi`, CONTEXT).says.date).toBe(addDays(TODAY, count))
        expect(tell('date', `H-${count} lebaran`, CONTEXT).says).toMatchObject({
          date: addDays('2027-03-10', -count),
          assumes: { idul_fitri: '2027-03-10' },
        })
      }),
    )
  })
})

/** Messages made of what people type, and of what nobody types. */
const anyMessage = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '12',
        '3.5',
        '1/2',
        'rb',
        'bks',
        'per',
        '/',
        '-',
        'eh',
        'min',
        'tgl',
        'senin',
        'lebaran',
        'H',
        'se',
        'dua',
        'ratus',
        'ribu',
        'isi',
        'dari',
        'pirt',
        'halal',
        'ID',
        'cikarang',
        'rasa',
        ',',
        '.',
        '\n',
        '🙏',
        'sehari',
        'sampai',
        'bukan',
        'juta',
        'setengah',
        '0812',
        'SP',
        'kodi',
        'kg',
        '%',
      ),
      { maxLength: 40 },
    )
    .map((words) => words.join(' ')),
  fc
    .array(fc.constantFrom('1', '0', '.', ',', 'o', 'l', '-', '/', 'r', 'b', 'k', ' '), { maxLength: 60 })
    .map((signs) => signs.join('')),
)

describe('whatever is sent', () => {
  test('no text throws, in any kind of reading', () => {
    fc.assert(
      fc.property(anyMessage, fc.option(anyMessage, { nil: undefined }), (text, question) => {
        for (const kind of TEXT_KINDS) expect(tell(kind, text, CONTEXT, question).says).toBeTypeOf('object')
        expect(understand(text, CONTEXT).values).toBeTypeOf('object')
      }),
      { numRuns: 400 },
    )
  })
  test('no text throws, in any kind of answer, and every refusal is one the kind names', () => {
    fc.assert(
      fc.property(anyMessage, fc.constantFrom(...ANSWERS), (text, kind) => {
        const read = kind.read({ text, media: [] }, {}, CONTEXT)
        if (read.ok) expect(kind.say(read.value, CONTEXT)).toBeTypeOf('string')
        else if ('readings' in read) expect(read.readings.length).toBeGreaterThan(0)
        else expect(kind.reasons).toContain(read.reason)
      }),
      { numRuns: 600 },
    )
  })
  test('a value read is a value that passes the same kind, and every key of a reading is announced', () => {
    fc.assert(
      fc.property(anyMessage, (text) => {
        for (const [key, found] of Object.entries(understand(text, CONTEXT).values)) {
          expect(Object.keys(READS)).toContain(key)
          if (found.unsure) continue
          const kind = answerKind(READS[key] ?? '')
          expect(kind?.check?.(found.value, {}, CONTEXT), `${key}: ${JSON.stringify(found)}`).toBeUndefined()
        }
      }),
      { numRuns: 400 },
    )
  })
  test.each([
    ['digits', '1'.repeat(65_536)],
    ['numbers', '12rb '.repeat(13_000)],
    ['joined emoji', '👨‍👩‍👧'.repeat(8_000)],
    ['invisible signs', 'a\u200b\u202e'.repeat(20_000)],
    ['right to left', 'مرحبا 25 '.repeat(7_000)],
    ['half characters', '\ud83d'.repeat(60_000)],
    ['number words in one', 'duaratus'.repeat(8_000)],
    ['line breaks', '\n'.repeat(65_536)],
    ['corrections', '100 eh '.repeat(9_000)],
  ])('64 KB of %s are read like any message', (_, text) => {
    for (const kind of TEXT_KINDS) expect(tell(kind, text, CONTEXT).says).toBeTypeOf('object')
    for (const kind of ANSWERS) expect(kind.read({ text, media: [] }, {}, CONTEXT)).toBeTypeOf('object')
  })
})
