import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failureOfCode, sentAfter } from '../../src/channels/cloud/failure.ts'
import { newPeople } from '../../src/channels/cloud/people.ts'
import { CAN, partsOf, type Shown } from '../../src/channels/cloud/send/render.ts'
import { tapId, tapped } from '../../src/channels/cloud/taps.ts'
import type { Option, Outgoing } from '../../src/chat/reply.ts'

const TEXTS = { howToPick: '_Balas dengan angkanya ya._', openList: 'Lihat pilihan' }
const reply = (fields: Partial<Outgoing>): Outgoing => ({
  id: 1,
  attempt: 0,
  channel: 'whatsapp',
  via: '32.15',
  to: '6281200000001',
  text: '',
  options: [],
  files: [],
  awaited: true,
  ...fields,
})
const photo: Shown = { hash: 'a', name: 'keripik.jpg', type: 'image/jpeg', as: 'image' }
const paper: Shown = { hash: 'b', name: 'SP.pdf', type: 'application/pdf', as: 'document' }
const parts = (fields: Partial<Outgoing>, files: Shown[] = []) => partsOf(reply({ ...fields, files }), files, TEXTS)
const options = (...labels: string[]): Option[] => labels.map((label, i) => ({ label, value: `v${i}` }))
const squeezed = (text: string) => text.replace(/\s+/g, '')

describe('a reply as messages of the Cloud API', () => {
  test('up to three short options are buttons that carry the prompt', () => {
    expect(parts({ text: 'Setuju?', options: options('Ya', 'Tidak'), promptNo: 7 })).toEqual([
      {
        kind: 'buttons',
        body: 'Setuju?',
        choices: [
          { id: '7=v0', title: 'Ya' },
          { id: '7=v1', title: 'Tidak' },
        ],
      },
    ])
  })

  test.each([
    ['four options', options('A', 'B', 'C', 'D'), 'list'],
    ['ten options', options(...'ABCDEFGHIJ'), 'list'],
    ['three options of which one has 21 letters', options('A', 'B', 'x'.repeat(21)), 'list'],
    ['a label of 24 letters', options('x'.repeat(24)), 'list'],
    ['a label of 25 letters', options('x'.repeat(25), 'B'), 'text'],
    ['eleven options', options(...'ABCDEFGHIJK'), 'text'],
    ['two options alike', options('A', 'A'), 'text'],
    ['an option without a word', options('A', ' '), 'text'],
  ])('%s', (_, given, kind) => {
    expect(parts({ text: 'Yang mana?', options: given }).at(-1)?.kind).toBe(kind)
  })

  test('what fits no menu is numbered, as on the paired phone', () => {
    const labels = ['Keripik Tempe Bu Sri 200 gram', 'Lain']
    expect(parts({ text: 'Yang mana?', options: options(...labels) })).toEqual([
      { kind: 'text', body: `Yang mana?\n\n1. ${labels[0]}\n2. Lain\n\n_Balas dengan angkanya ya._` },
    ])
  })

  test('a long text goes first, its last words stay with the buttons', () => {
    const text = Array.from({ length: 200 }, (_, n) => `Baris nomor ${n}.`).join('\n')
    const made = parts({ text, options: options('Lanjut') })
    expect(made.map(({ kind }) => kind)).toEqual(['text', 'buttons'])
    expect(squeezed(made.map((part) => ('body' in part ? part.body : '')).join(''))).toBe(squeezed(text))
    expect((made[1] as { body: string }).body).toMatch(/Baris nomor 199\.$/)
  })

  test('one picture stands above the buttons', () => {
    expect(parts({ text: 'Beli?', options: options('Ya') }, [photo])).toMatchObject([
      { kind: 'buttons', body: 'Beli?', picture: photo },
    ])
  })

  test('a list has no picture, so it goes first', () => {
    const made = parts({ text: 'Beli?', options: options('A', 'B', 'C', 'D') }, [photo])
    expect(made.map(({ kind }) => kind)).toEqual(['file', 'list'])
  })

  test('one file carries the words, several go before them', () => {
    expect(parts({ text: 'Ini suratnya' }, [paper])).toEqual([{ kind: 'file', file: paper, caption: 'Ini suratnya' }])
    expect(parts({ text: 'Ini semuanya' }, [photo, paper])).toEqual([
      { kind: 'file', file: photo },
      { kind: 'file', file: paper },
      { kind: 'text', body: 'Ini semuanya' },
    ])
  })

  test('options without words still have something to stand under', () => {
    expect(parts({ options: options('Ya') })).toMatchObject([{ kind: 'buttons', body: '👇' }])
  })

  test('nothing to say is nothing', () => {
    expect(parts({})).toEqual([])
  })

  test('never anything that Meta refuses, and never a word or an option lost', () => {
    const label = fc.string({ unit: 'grapheme', maxLength: 30 })
    const given = fc.record({
      text: fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.lorem({ maxCount: 400, mode: 'sentences' }).map((words) => words.repeat(3)),
      ),
      options: fc.array(fc.record({ label, value: fc.string({ maxLength: 260 }) }), { maxLength: 12 }),
      promptNo: fc.integer({ min: 1, max: 99_999 }),
    })
    const files = fc.subarray([photo, paper])
    fc.assert(
      fc.property(given, files, (fields, some) => {
        const made = parts(fields, some)
        for (const part of made) {
          if (part.kind === 'file') expect((part.caption ?? '').length).toBeLessThanOrEqual(1024)
          else if (part.kind === 'text') expect(part.body.length).toBeLessThanOrEqual(CAN.text)
          else {
            const [most, width] = part.kind === 'buttons' ? [3, 20] : [10, 24]
            expect(part.body.trim()).not.toBe('')
            expect(part.body.length).toBeLessThanOrEqual(1024)
            expect(part.choices.length).toBeLessThanOrEqual(most)
            for (const { id, title } of part.choices) {
              expect(title.length).toBeGreaterThan(0)
              expect(title.length).toBeLessThanOrEqual(width)
              expect(id.length).toBeLessThanOrEqual(200)
            }
            expect(new Set(part.choices.map(({ id }) => id)).size).toBe(part.choices.length)
          }
        }
        const menus = made.filter(({ kind }) => kind === 'buttons' || kind === 'list')
        expect(menus.length).toBeLessThanOrEqual(1)
        if (menus.length) expect(made.at(-1)).toBe(menus[0])
        const words = made.map((part) => ('body' in part ? part.body : (part.caption ?? ''))).join('')
        expect(squeezed(words)).toContain(squeezed(fields.text.toWellFormed()))
        const shown = menus.flatMap((menu) => ('choices' in menu ? menu.choices.map(({ title }) => title) : []))
        for (const one of fields.options)
          expect(squeezed(words + shown.join(''))).toContain(squeezed(one.label.toWellFormed()))
        const out = made.flatMap((part) =>
          part.kind === 'file' ? [part.file] : part.kind === 'buttons' && part.picture ? [part.picture] : [],
        )
        expect(out).toEqual(some)
      }),
      { numRuns: 150 },
    )
  })
})

describe('a tap', () => {
  test('always tells which option of which question', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400 }),
        fc.string({ minLength: 1, maxLength: 24 }),
        fc.option(fc.nat(), { nil: undefined }),
        fc.nat(9),
        (value, label, promptNo, index) => {
          const meant = tapped(tapId({ value, label }, index, promptNo), label)
          expect([value, label]).toContain(meant?.pick)
          expect(meant?.promptNo).toBe(promptNo)
        },
      ),
    )
  })

  test('a value that does not fit comes back as its label', () => {
    const long = { value: 'x'.repeat(300), label: 'Keripik' }
    expect(tapId(long, 2, 5)).toBe('5#2')
    expect(tapped('5#2', 'Keripik')).toEqual({ pick: 'Keripik', promptNo: 5 })
  })

  test("somebody else's button means nothing", () => {
    expect(tapped('UNSUBSCRIBE', 'Berhenti')).toBeUndefined()
  })
})

describe("Meta's refusals", () => {
  test.each([
    [131047, { sent: false, why: 'window_closed' }],
    [470, { sent: false, why: 'window_closed' }],
    [132001, { sent: false, why: 'window_closed' }],
    [131026, { sent: false, why: 'unreachable' }],
    [131030, { sent: false, why: 'unreachable' }],
    [130429, { sent: false, why: 'later', retryAfterMs: 5_000 }],
    [131056, { sent: false, why: 'later', retryAfterMs: 5_000 }],
    [80007, { sent: false, why: 'later', retryAfterMs: 5_000 }],
    [190, { sent: false, why: 'later', retryAfterMs: 5_000 }],
    [131031, { sent: false, why: 'later', retryAfterMs: 5_000 }],
    [131009, { sent: false, why: 'refused', what: '131009 Parameter value is not valid' }],
  ])('%i', (code, sent) => {
    expect(sentAfter(failureOfCode(code, `(#${code}) Parameter value is not valid`), 5_000)).toEqual(sent)
  })

  test.each([
    [429, 'busy'],
    [503, 'trouble'],
    [401, 'token'],
    [404, 'refused'],
  ])('a status of %i without a code we know', (status, kind) => {
    expect(failureOfCode(status, 'x', status).kind).toBe(kind)
  })

  test("nobody's number gets into the log with them", () => {
    expect(failureOfCode(131009, '(#131009) 6281200000001 is not a valid number').what).toBe(
      '131009 … is not a valid number',
    )
  })
})

describe('the 24 hours', () => {
  const HOUR = 3_600_000
  const wrote = 1_800_000_000_000

  test('begin with what somebody writes, and end', () => {
    const people = newPeople()
    people.wrote('62', wrote)
    expect(people.isClosed('62', wrote + 24 * HOUR - 1)).toBe(false)
    expect(people.isClosed('62', wrote + 24 * HOUR)).toBe(true)
  })

  test('of somebody not heard yet are not known to be over', () => {
    expect(newPeople().isClosed('62', wrote)).toBe(false)
  })

  test('an old message that Meta delivers again does not open them', () => {
    const people = newPeople()
    people.wrote('62', wrote)
    people.closed('62')
    people.wrote('62', wrote)
    expect(people.isClosed('62', wrote)).toBe(true)
    people.wrote('62', wrote + 1000)
    expect(people.isClosed('62', wrote + 1000)).toBe(false)
  })

  test('whoever writes can be reached again', () => {
    const people = newPeople()
    people.lost('62')
    expect(people.isLost('62')).toBe(true)
    people.wrote('62', wrote)
    expect(people.isLost('62')).toBe(false)
  })

  test('the longest silent are forgotten first', () => {
    const people = newPeople(2)
    for (const id of ['a', 'b', 'c']) people.lost(id)
    expect(['a', 'b', 'c'].map(people.isLost)).toEqual([false, true, true])
  })
})
