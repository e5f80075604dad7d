import { describe, expect, test } from 'vitest'
import { count } from '../../src/answers/count.ts'
import { CONTEXT } from './context.ts'

describe('how many work in a small business, the owner included', () => {
  test.each([
    ['sy sendiri aja', 1],
    ['saya aja bu', 1],
    ['nyalira', 1],
    ['berdua sama suami', 2],
    ['saya sama suami', 2],
    ['saya dan suami sama anak', 3],
    ['tiluan', 3],
    ['saya dibantu 2 orang', 3],
    ['saya sama 3 karyawan', 4],
    ['3 orang termasuk saya', 3],
    ['2 orang sama anak', 2],
    ['lima', 5],
  ])('“%s” is %i', (text, workers) => {
    const read = count.read({ text, media: [] }, { min: 1, max: 500, workers: true }, CONTEXT)
    expect(read).toEqual({ ok: true, value: workers })
  })

  test.each([
    'saya sama ibu2 tetangga',
    'keluarga',
    'banyak',
    'keripik singkong 15rb/bks 200gr sehari 40',
    '40 bungkus sehari',
  ])('“%s” has to be asked', (text) => {
    expect(count.read({ text, media: [] }, { min: 1, workers: true }, CONTEXT).ok).toBe(false)
  })
})
