import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../src/answers/grammar/tokens.ts'
import { asksAboutQuestion } from '../../src/understand/about-question.ts'

describe('what is asked of the question that is open', () => {
  test.each([
    ['kenapa ditanya gitu?', 'why'],
    ['kok ditanya nama?', 'why'],
    ['naha kudu ditaros?', 'why'],
    ['buat apa sih bu', 'why'],
    ['emang buat apa?', 'why'],
    ['kanggo naon?', 'why'],
    ['buat apa datanya?', 'why'],
    ['emang harus?', 'why'],
    ['emang harus pake nama apa?', 'why'],
    ['harus diisi?', 'why'],
    ['wajib ya?', 'why'],
    ['kenapa?', 'why'],
    ['contohnya?', 'example'],
    ['minta contoh dong', 'example'],
    ['nulisnya gimana', 'example'],
    ['maksudnya apa', 'example'],
    ['ga tau bu', 'unknown'],
    ['teu terang', 'unknown'],
    ['lupa euy', 'unknown'],
    ['kurang tau juga', 'unknown'],
    ['harganya enaknya berapa ya?', 'unknown'],
    ['menurut ibu baiknya berapa', 'unknown'],
    ['pantesna sabaraha nya', 'unknown'],
  ])('%s: %s', (text, asks) => {
    expect(asksAboutQuestion(wordsOf(text))).toBe(asks)
  })
  test.each([
    'harus',
    'wajib',
    'ga ada',
    'buat oleh-oleh',
    'kenapa pesanan saya belum dikirim',
    'kok harus bayar dulu',
    'contoh keripik tempe 15rb',
    'ga tau, kira2 30',
    '15rb',
    'untuk 200 orang',
    'rasanya enak',
    'enaknya dikirim kapan',
  ])('%s asks nothing of it', (text) => {
    expect(asksAboutQuestion(wordsOf(text))).toBeUndefined()
  })
})
