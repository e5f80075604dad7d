import { describe, expect, it } from 'vitest'
import { fill, readContext, sayAs } from '../../src/flow/say.ts'
import { contextFor, smallHouse } from './player.ts'

const house = { ...smallHouse([]), words: { 'kind.snack': 'Camilan', day: 'hari' } }
const context = readContext(house, contextFor(['seller']))
const say = (text: string, values: Record<string, unknown>, kinds: Record<string, string> = {}) =>
  fill(text, values, (name) => kinds[name], house, context)

describe('a text with its slots', () => {
  it('says each value as its kind does', () => {
    expect(say('{price} pada {day}', { price: 15000, day: '2027-03-03' }, { price: 'rupiah', day: 'date' })).toBe(
      'Rp15.000 pada 3 Maret 2027',
    )
    expect(say('{price:rupiah}', { price: 15000 })).toBe('Rp15.000')
  })

  it('leaves out the line of a {slot?} that is empty, and no other', () => {
    expect(say('Nama: {a}\nCatatan: {b?}\nSelesai', { a: 'x', b: null })).toBe('Nama: x\nSelesai')
    expect(say('Daftar:\n{items?}\n\n\n\nSelesai', { items: [] }, { items: 'lines' })).toBe('Daftar:\n\nSelesai')
  })

  it('says words, lists and lines', () => {
    expect(sayAs('word', 'kind.snack', house, context)).toBe('Camilan')
    expect(sayAs('words', ['kind.snack', 'day'], house, context)).toBe('Camilan, hari')
    expect(sayAs('list', [{ value: '1', label: 'Satu' }], house, context)).toBe('• Satu')
    expect(sayAs('lines', [{ line: 'stock', values: { name: 'Dodol', left: 3 } }], house, context)).toBe('• Dodol: 3')
    expect(() => sayAs('lines', [{ line: 'nothing', values: {} }], house, context)).toThrow("no line 'nothing'")
  })

  it('never reads what people wrote as a text with slots', () => {
    expect(say('{name}', { name: '{price} {name} $& $1', price: 1 })).toBe('{price} {name} $& $1')
  })
})
