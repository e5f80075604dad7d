import { describe, expect, it } from 'vitest'
import { UNHEARD } from '../../src/flow/phrases.ts'
import { listProducts, MENU, REGISTER, STOCK, save_product } from './houses.ts'
import { player, smallHouse } from './player.ts'

const acts = [save_product, listProducts(3)]
const register = () => player(smallHouse([MENU, REGISTER, STOCK], acts), acts)

const TWO_PHOTOS = `
flow: two-photos
title: Dua foto
for: seller
start: [dua foto]
steps:
  front: { ask: Foto depan?, answer: photo }
  back: { ask: Foto belakang?, answer: photo }
  done: { say: 'Lengkap.' }
`
const AGREE = `
flow: agree
title: Setuju
for: seller
start: [setuju dulu]
steps:
  agreed: { ask: Setuju?, answer: yesno }
  done: { say: 'Anda menjawab {agreed}.' }
`

describe('what is sent beside the point', () => {
  it('one photo answers one question, not the next as well', () => {
    const p = player(smallHouse([MENU, TWO_PHOTOS, STOCK, REGISTER], acts), acts)
    p.say('dua foto')
    expect(p.send(1)).toBe('Foto belakang?')
    expect(p.slots()).toEqual({ front: ['hash0'] })
    expect(p.send(1)).toBe('Lengkap.')
  })

  it('thanks are no yes, and leave the question open', () => {
    const p = player(smallHouse([MENU, AGREE, STOCK, REGISTER], acts), acts)
    for (const thanks of ['terima kasih', 'makasih banyak ya bu', 'hatur nuhun', 'Terimakasih 🙏', 'thanks']) {
      p.say('setuju dulu')
      expect(p.say(thanks), thanks).toBe('<thanks>')
      expect(p.slots(), thanks).toEqual({})
      expect(p.say('ya'), thanks).toBe('Anda menjawab Ya.')
    }
  })

  it('a yes beside thanks is one', () => {
    const p = player(smallHouse([MENU, AGREE, STOCK, REGISTER], acts), acts)
    p.say('setuju dulu')
    expect(p.say('ya, terima kasih')).toBe('Anda menjawab Ya.')
  })

  it('thanks fill no open question of any kind', () => {
    const p = register()
    p.say('daftar produk')
    expect(p.say('makasih')).toBe('<thanks>')
    expect(p.slots()).toEqual({})
  })

  it('whatever cannot be read is named kindly, and the open question is asked again', () => {
    for (const what of UNHEARD) {
      const p = register()
      p.say('daftar produk')
      const kept = what === 'edited' || what === 'deleted'
      expect(p.unheard(what), what).toBe(kept ? `<unreadable.${what}>` : `<unreadable.${what}>\n\nApa nama produknya?`)
      expect(p.say('Keripik Tempe'), what).toBe('Berapa harganya?')
    }
  })

  it('its caption is read all the same', () => {
    const p = register()
    p.say('daftar produk')
    expect(p.unheard('video', 'Keripik Tempe')).toBe('<unreadable.video>\n\nBerapa harganya?')
  })

  it('the new words of a changed message are no answer to the next question', () => {
    const p = register()
    p.say('daftar produk')
    p.say('Keripik Tempe')
    expect(p.unheard('edited', '16rb')).toBe('<unreadable.edited>')
    expect(p.slots()).toEqual({ product_name: 'Keripik Tempe' })
  })

  it('nothing is said about a message taken back when nothing is open', () => {
    const p = register()
    p.say('daftar produk')
    p.say('batal')
    expect(p.unheard('deleted')).toBe('')
    expect(p.unheard('edited', 'daftar produk')).toBe('')
  })
})
