import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayText, numberText, rupiahText } from '../../src/answers/grammar/say.ts'
import { UNIT_NAMES, unitNamed } from '../../src/answers/grammar/unit-table.ts'
import { ANSWERS, answerKind } from '../../src/answers/index.ts'
import { addDays, weekday } from '../../src/domain/calendar.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { FEAST_PREDICTIONS, feastTable } from '../../src/domain/feasts.ts'
import { READS, understand } from '../../src/understand/index.ts'
import { TEXT_KINDS, tell } from '../../src/understand/vocabulary.ts'
import { inIndonesian, inJavanese, inSundanese } from './spell.ts'

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
  (n) => `${inSundanese(n)} rebu`,
  (n) => `${inJavanese(n)} ewu`,
  (n) => `@${numberText(n * 1000)}`,
  (n) => `${n} ooo`,
  (n) => `${n}rbu`,
  (n) => `Rp${n}rb,-`,
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
  test('as two spoken digits, unless they count on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (ten, one) => {
        const digits = `${inIndonesian(ten)} ${inIndonesian(one)}`
        const says = tell('price', `${digits} ribu`, CONTEXT).says
        const counted = tell('quantity', `${digits} bungkus`, CONTEXT).says
        // 'dua tiga ribu' is two to three thousand
        if (one === ten + 1) {
          expect(says, digits).toEqual({ min: ten * 1000, max: one * 1000 })
          expect(counted, digits).toMatchObject({ min: ten, max: one })
        } else {
          expect(says, digits).toEqual({ amount: (ten * 10 + one) * 1000 })
          expect(counted, digits).toMatchObject({ qty: ten * 10 + one, unit: 'bungkus' })
        }
      }),
    )
  })
  test('as about so much', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 900 }), (thousands) => {
        for (const text of [
          `${thousands}rban`,
          `${thousands} ribuan`,
          `sekitar ${thousands}rb`,
          `kurleb ${thousands}rb`,
          `kira2 ${inIndonesian(thousands)} ribu`,
        ])
          expect(tell('price', text, CONTEXT).says, text).toEqual({ amount: thousands * 1000, approx: true })
      }),
    )
  })
  test('as a range, as a better price for many, as halves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), fc.integer({ min: 2, max: 200 }), (thousands, count) => {
        const more = thousands + Math.ceil(thousands / 2)
        for (const text of [
          `${thousands}-${more}rb sebungkus`,
          `${thousands} sampai ${more} ribu per bungkus`,
          `antara ${thousands}rb dan ${more}rb / bks`,
        ])
          expect(tell('price', text, CONTEXT).says, text).toEqual({
            min: thousands * 1000,
            max: more * 1000,
            per: 'bungkus',
          })
        for (const text of [
          `${more}rb/bks, beli ${count} jadi ${thousands}rb`,
          `ecer ${more}rb, ambil ${count} bks ke atas ${thousands}rb`,
        ])
          expect(tell('price', text, CONTEXT).says.tiers, text).toEqual([
            { min_qty: 1, amount: more * 1000 },
            { min_qty: count, amount: thousands * 1000 },
          ])
        for (const text of [`${thousands},5rb`, `${thousands}rb500`, `${inIndonesian(thousands)} ribu lima ratus`])
          expect(tell('price', text, CONTEXT).says.amount, text).toBe(thousands * 1000 + 500)
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
  test('in the words of three languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999 }), (qty) => {
        for (const words of [inIndonesian(qty), inSundanese(qty), inJavanese(qty)])
          expect(tell('quantity', `${words} bungkus`, CONTEXT).says, words).toEqual({ qty, unit: 'bungkus' })
      }),
    )
  })
  test('over and over, with days of work', () => {
    const times = fc.constantFrom(
      ['sehari', 'day'],
      ['per minggu', 'week'],
      ['/bln', 'month'],
      ['sadinten', 'day'],
      ['sewulan', 'month'],
      ['tiap hari', 'day'],
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5000 }),
        times,
        fc.integer({ min: 2, max: 6 }),
        (qty, [time, per], days) => {
          expect(tell('quantity', `${qty} bks ${time}, kerja ${days} hari`, CONTEXT).says).toEqual({
            qty,
            unit: 'bungkus',
            per,
            days_per_week: days,
          })
          if (/^(?:se|sa)/.test(time ?? ''))
            expect(tell('quantity', `${time} bisa ${qty} bungkus`, CONTEXT).says).toEqual({ qty, unit: 'bungkus', per })
        },
      ),
    )
  })
  test('in dozens, scores and packs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom(['lusin', 12] as const, ['kodi', 20] as const, ['gros', 144] as const),
        fc.integer({ min: 2, max: 60 }),
        (count, [group, size], held) => {
          expect(tell('quantity', `${count} ${group}`, CONTEXT).says.pieces).toBe(count * size)
          expect(tell('quantity', `${count} ${group} setengah`, CONTEXT).says.pieces).toBe((count + 0.5) * size)
          for (const text of [
            `${count} dus isi ${held}`,
            `${count} dus @${held}`,
            `${count} dus (1 dus = ${held} bks)`,
          ])
            expect(tell('quantity', text, CONTEXT).says, text).toMatchObject({ contents: held, pieces: count * held })
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
  test('by its weekday, with the date or with a day that is another', () => {
    const names = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu']
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 6 }), (ahead, off) => {
        const day = addDays(TODAY, ahead)
        const named = (shift: number) => `${names[(weekday(day) + shift) % 7]}, ${dayText(day)}`
        expect(tell('date', named(0), CONTEXT).says.date, named(0)).toBe(day)
        expect(tell('date', named(off), CONTEXT).says.date, named(off)).toBeNull()
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

describe('a day told by another', () => {
  test('from every feast, before and behind', () => {
    const feasts: readonly [names: readonly string[], day: string][] = [
      [['lebaran', 'idul fitri', 'boboran'], '2027-03-10'],
      [['puasa', '1 ramadhan'], '2027-02-08'],
      [['idul adha', 'lebaran haji'], '2027-05-17'],
      [['imlek'], '2027-02-06'],
      [['natal'], '2026-12-25'],
      [['17 agustus', '17an'], '2027-08-17'],
    ]
    fc.assert(
      fc.property(fc.constantFrom(...feasts), fc.integer({ min: 1, max: 30 }), ([names, day], count) => {
        for (const name of names) {
          expect(tell('date', `h-${count} ${name}`, CONTEXT).says.date, name).toBe(addDays(day, -count))
          expect(tell('date', `${count} hari sebelum ${name}`, CONTEXT).says.date, name).toBe(addDays(day, -count))
          expect(tell('date', `h+${count} ${name}`, CONTEXT).says.date, name).toBe(addDays(day, count))
          expect(tell('date', `${inIndonesian(count)} hari setelah ${name}`, CONTEXT).says.date, name).toBe(
            addDays(day, count),
          )
        }
      }),
    )
  })
  test('from today, in words of two languages, as days and weeks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), (count) => {
        for (const text of [
          `${inIndonesian(count)} hari lagi`,
          `${inSundanese(count)} dinten deui`,
          `${count} hr lg ya bu`,
        ])
          expect(tell('date', text, CONTEXT).says.date, text).toBe(addDays(TODAY, count))
        expect(tell('date', `${inIndonesian(count)} minggu lagi`, CONTEXT).says.date).toBe(addDays(TODAY, 7 * count))
      }),
    )
  })
  test('by the week and its day, in either order', () => {
    const names = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu']
    const monday = addDays(TODAY, -((weekday(TODAY) + 6) % 7))
    for (const [at, name] of names.entries()) {
      expect(tell('date', `${name} minggu depan`, CONTEXT).says.date).toBe(addDays(monday, 7 + at))
      expect(tell('date', `minggu depan hari ${name}`, CONTEXT).says.date).toBe(addDays(monday, 7 + at))
      expect(tell('date', `minggu lalu hari ${name}`, CONTEXT).says.date).toBe(addDays(monday, at - 7))
    }
  })
  test('as the nth of its weekdays in a month', () => {
    const nth = ['pertama', 'kedua', 'ketiga']
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 2 }), (day, at) => {
        const named = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'][day]
        const said = tell('date', `${named} ${nth[at]} desember`, CONTEXT).says.date as string
        expect(weekday(said)).toBe(day)
        expect(Math.ceil(Number(said.slice(8)) / 7)).toBe(at + 1)
        expect(said.slice(0, 7)).toBe('2026-12')
      }),
    )
  })
})

describe('what stands on a card', () => {
  const values: readonly [kind: string, values: fc.Arbitrary<unknown>][] = [
    ['rupiah', fc.integer({ min: 1000, max: 900_000_000 })],
    ['date', fc.integer({ min: 0, max: 700 }).map((ahead) => addDays(TODAY, ahead))],
    ['days', fc.integer({ min: 1, max: 700 })],
    ['count', fc.integer({ min: 1, max: 99_999 })],
    ['weight', fc.integer({ min: 1, max: 99_999 }).map((grams) => ({ grams }))],
    ['weight', fc.integer({ min: 1, max: 99_999 }).map((ml) => ({ ml }))],
    [
      'capacity',
      fc.record({
        qty: fc.integer({ min: 1, max: 9999 }),
        unit: fc.constantFrom('bungkus', 'toples', 'kg', 'lusin', 'lembar'),
        per: fc.constantFrom('day', 'week', 'month'),
      }),
    ],
    [
      'quantity',
      fc.record({
        qty: fc.integer({ min: 1, max: 9999 }),
        unit: fc.constantFrom('bungkus', 'toples', 'box', 'lembar'),
      }),
    ],
    ['phone', fc.integer({ min: 10_000_000, max: 99_999_999 }).map((tail) => `62812${tail}`)],
  ]
  test.each(values)('%s: is read back as the same value', (name, arbitrary) => {
    const kind = answerKind(name)
    fc.assert(
      fc.property(arbitrary, (value) => {
        const said = kind?.say(value, CONTEXT) ?? ''
        expect(kind?.read({ text: said, media: [] }, {}, CONTEXT), said).toEqual({ ok: true, value })
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
    ['digits and dots', '1.'.repeat(30_000)],
    ['dashes', '1-'.repeat(30_000)],
    ['fractions', '1/'.repeat(30_000)],
    ['letters like digits', '1olI'.repeat(16_000)],
    ['numbers', '12rb '.repeat(13_000)],
    ['joined emoji', '👨‍👩‍👧'.repeat(8_000)],
    ['invisible signs', 'a\u200b\u202e'.repeat(20_000)],
    ['right to left', 'مرحبا 25 '.repeat(7_000)],
    ['half characters', '\ud83d'.repeat(60_000)],
    ['number words in one', 'duaratus'.repeat(8_000)],
    ['number words', 'dua ratus '.repeat(6_000)],
    ['line breaks', '\n'.repeat(65_536)],
    ['lines', 'keripik 15rb\n'.repeat(10_000)],
    ['brackets', '(['.repeat(16_000) + '])'.repeat(16_000)],
    ['corrections', '100 eh '.repeat(9_000)],
    ['days', 'tgl 5 senin H-3 lebaran '.repeat(2_700)],
    ['packs', '3 dus isi 24 '.repeat(5_000)],
    ['rates', '40 bks sehari kalau rame 50 '.repeat(2_400)],
    ['papers', 'p-irt halal ID32 nib '.repeat(3_200)],
    ['places', 'kec cikampk di cikarang '.repeat(2_700)],
    ['labels', 'nama produk merk harga 15rb/bks isi 20 pcs kec klari wa 0812 '.repeat(1_000)],
    ['order numbers', 'SP-01 '.repeat(10_000)],
    ['questions', 'siapa kapan berapa uang kecamatan '.repeat(2_000)],
    ['joined refusals', 'gabisa'.repeat(10_000)],
  ])('64 KB of %s are read like any message, in every way of reading', (_, text) => {
    for (const kind of TEXT_KINDS) expect(tell(kind, text, CONTEXT, text).says).toBeTypeOf('object')
    for (const kind of ANSWERS) expect(kind.read({ text, media: [] }, {}, CONTEXT)).toBeTypeOf('object')
    expect(understand(text, CONTEXT).values).toBeTypeOf('object')
  })
})
