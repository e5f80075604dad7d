import { expect, it } from 'vitest'
import { accept_offer, listProducts, look_at_offer, MENU, OFFER, REGISTER, STOCK, save_product } from './houses.ts'
import { player, smallHouse } from './player.ts'

const LOOK = `
flow: look
title: Lihat katalog
for: seller
passing: true
start: [katalog]
steps:
  words: {ask: Cari apa?, answer: text, label: kata}
  shown: {choose: 'Ini {words}', options: {Cari lagi: words}}
`
const acts = [save_product, listProducts(3), look_at_offer, accept_offer]
const start = () => player(smallHouse([MENU, REGISTER, STOCK, OFFER, LOOK], acts), acts)

it('looking around is over when the person begins something else, and is not come back to', () => {
  const p = start()
  for (const words of ['katalog', 'keripik', 'daftar produk']) p.say(words)
  expect(p.flows()).toEqual(['register'])
})

it('looking around again begins anew', () => {
  const p = start()
  for (const words of ['katalog', 'keripik']) p.say(words)
  expect(p.say('katalog')).toBe('Cari apa?')
  expect(p.flows()).toEqual(['look'])
})

it('what we begin ourselves waits for who is looking around', () => {
  const p = start()
  for (const words of ['katalog', 'keripik']) p.say(words)
  p.open('offer', { offer: '9', pieces: 300 })
  expect(p.say('1')).toBe('Siap, dicatat.\n\n<resume Lihat katalog>\n\nIni keripik\n1. Cari lagi')
})
