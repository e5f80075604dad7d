import { readFileSync } from 'node:fs'
import { TemplateDefinition } from '@kapso/whatsapp-cloud-api'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parametersOf } from '../../src/channels/cloud/templates/fill.ts'
import { type NoticeShape, type TemplateTexts, templatesOf } from '../../src/channels/cloud/templates/list.ts'
import { templateForMeta, templatesAsText } from '../../src/channels/cloud/templates/print.ts'
import { NOTICES } from '../../src/outbox/notices.ts'

const TEXTS: TemplateTexts = {
  opening: 'Halo dari Gandeng, program kemitraan UMKM.',
  closing: 'Kalau ada pertanyaan, balas petugas.',
  ask: 'Balas ulang untuk melihat pertanyaannya.',
  question: 'Ada yang perlu dijawab.',
  examples: { text: 'Keripik Tempe', rupiah: 'Rp1.250.000', date: '3 Maret 2027', count: '300', number: 'SP-001' },
}
const one = (text: string, shape: Partial<NoticeShape> = {}) => {
  const [template] = templatesOf({ kabar: text }, { kabar: { kind: 'reminder', values: {}, ...shape } }, TEXTS)
  if (!template) throw new Error('no template')
  return template
}

describe('the templates to be submitted', () => {
  test('a notice becomes a body with numbered variables and examples of them', () => {
    const template = one('Barang untuk pesanan {number} sudah diterima {buyer} 🙏\nNilainya *{amount}*', {
      kind: 'money',
      values: { number: 'text', buyer: 'text', amount: 'rupiah' },
    })
    expect(template).toEqual({
      name: expect.stringMatching(/^kabar_[0-9a-f]{4}$/),
      notice: 'kabar',
      category: 'UTILITY',
      language: 'id',
      body: `${TEXTS.opening}\n\nBarang untuk pesanan {{1}} sudah diterima {{2}} 🙏\nNilainya *{{3}}*\n\n${TEXTS.closing}`,
      variables: [
        { of: '{number}', example: 'SP-001' },
        { of: '{buyer}', example: 'Keripik Tempe' },
        { of: '{amount}', example: 'Rp1.250.000' },
      ],
    })
  })

  test('values side by side are one variable', () => {
    const { body, variables } = one('Sisa {pieces} {unit} *{product}* tidak ditunggu.', { values: { pieces: 'count' } })
    expect(body).toContain('Sisa {{1}} tidak ditunggu.')
    expect(variables).toEqual([{ of: '{pieces} {unit} {product}', example: '300 unit product' }])
    expect(parametersOf({ body, variables }, { pieces: '40', unit: 'bungkus', product: 'Keripik' })).toEqual([
      '40 bungkus Keripik',
    ])
  })

  test('a broadcast is marketing, everything else utility', () => {
    expect(one('x', { kind: 'broadcast' }).category).toBe('MARKETING')
    for (const kind of ['promise', 'money', 'reminder', 'summary']) expect(one('x', { kind }).category).toBe('UTILITY')
  })

  test('a notice that asks says how to see the question, and one that only asks says that it does', () => {
    expect(one('', { flow: 'offer' }).body).toBe(`${TEXTS.opening}\n\n${TEXTS.question}\n\n${TEXTS.ask}`)
  })

  test('a typo that is mended keeps its template, variables in another order ask for a new one', () => {
    const name = (text: string) => one(text).name
    expect(name('Sudah {a} dan {b}.')).toBe(name('Sudah *{a}* serta {b}!'))
    expect(name('Sudah {b} dan {a}.')).not.toBe(name('Sudah {a} dan {b}.'))
    expect(name('Tanpa apa-apa.')).toBe('kabar')
  })

  test("every notice of ours is one that Meta's rules and the library let pass", () => {
    const notices = parse(readFileSync('flows/notices.yaml', 'utf8')) as Record<string, string>
    const templates = templatesOf(notices, NOTICES, TEXTS)
    expect(templates.length).toBe(Object.keys(NOTICES).length)
    for (const template of templates) {
      const { name, body, variables, category, language } = template
      expect(() =>
        TemplateDefinition.buildTemplateDefinition({
          name,
          language,
          category,
          components: [
            {
              type: 'BODY',
              text: body,
              ...(variables.length ? { example: { bodyText: [variables.map(({ example }) => example)] } } : {}),
            },
          ],
        }),
      ).not.toThrow()
      expect(body, name).not.toMatch(/^\W*\{\{|\}\}\W*$/)
      expect(body, name).not.toMatch(/\}\}[*_ ]*\{\{/)
      expect(body, name).not.toMatch(/[{](?![{\d])|\n{3}/)
      const words = body.replace(/\{\{\d+\}\}/g, '').match(/\p{L}+/gu)?.length ?? 0
      expect(words, `${name} has too many variables for its words`).toBeGreaterThan(2 * variables.length)
    }
  })

  test('as Meta takes it, and as somebody types it in', () => {
    const template = one('Pesanan {number} dibayar {due?}', { values: { due: 'date?' } })
    expect(templateForMeta(template)).toEqual({
      name: template.name,
      language: 'id',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: template.body, example: { body_text: [['SP-001', '3 Maret 2027']] } }],
    })
    expect(templatesAsText([template])).toBe(
      [
        `${template.name} · UTILITY · id`,
        `  ${TEXTS.opening}`,
        '',
        '  Pesanan {{1}} dibayar {{2}}',
        '',
        `  ${TEXTS.closing}`,
        '  {{1}} = {number} · SP-001',
        '  {{2}} = {due?} · 3 Maret 2027',
      ].join('\n'),
    )
    expect(templateForMeta(one('Tanpa nilai.')).components[0]).not.toHaveProperty('example')
  })
})

describe('what is sent for the variables', () => {
  test('lines become one line, and what is missing a dash', () => {
    const template = one('Ini: {goods}\nItu: {note?}')
    expect(parametersOf(template, { goods: '• Keripik 40\n• Sale   20\t' })).toEqual(['• Keripik 40 · • Sale 20', '–'])
  })

  test('is never longer than Meta takes, never empty, and on one line', () => {
    const template = one('Satu {a}, dua {b}, tiga {c}.')
    const room = 1024 - template.body.replace(/\{\{\d\}\}/g, '').length
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'grapheme', minLength: 300, maxLength: 1500 }),
    )
    fc.assert(
      fc.property(words, words, words, (a, b, c) => {
        const parameters = parametersOf(template, { a, b, c })
        expect(parameters.join('').length).toBeLessThanOrEqual(room)
        for (const one of parameters) {
          expect(one).not.toMatch(/[\n\r\t]| {2}/)
          expect(one).not.toBe('')
          expect(one.isWellFormed()).toBe(true)
        }
      }),
    )
  })

  test('the short ones stay whole when one is long', () => {
    const parameters = parametersOf(one('Satu {a}, dua {b}.'), { a: 'x'.repeat(3000), b: 'SP-001' })
    expect(parameters[0]).toMatch(/^x+…$/)
    expect(parameters[1]).toBe('SP-001')
  })
})
