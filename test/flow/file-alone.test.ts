import { expect, it } from 'vitest'
import { MENU, REGISTER, save_product } from './houses.ts'
import { player, smallHouse } from './player.ts'

const PROOF = `
flow: proof
title: Bukti bayar
for: seller
start: ['+', bukti]
takes: { order: 'pick?' }
steps:
  paper: {ask: Kirim buktinya, answer: document, label: bukti}
  thanks: {say: 'Terima kasih'}
`
const CARD = `
flow: card
title: Pesanan
for: seller
passing: true
start: [pesanan]
steps:
  shown: {choose: 'Pesanan KRW-1', options: {Selesai: end}}
`
const acts = [save_product]
const start = (flows = [MENU, REGISTER, PROOF, CARD]) => player(smallHouse(flows, acts), acts)

it('a photo that no question waits for starts the flow that takes files', () => {
  expect(start().send(1)).toBe('Terima kasih')
})

it('below something that is only being looked at too', () => {
  const p = start()
  p.say('pesanan')
  expect(p.send(1)).toBe('Terima kasih')
})

it('but never out of a talk in the middle', () => {
  const p = start()
  p.say('daftar produk')
  expect(p.send(1)).toBe('<noted_but>\n\nApa nama produknya?')
  expect(p.flows()).toEqual(['register'])
})

it('where no flow takes files, a photo is said to be not needed', () => {
  const p = start([MENU, REGISTER, CARD])
  p.say('pesanan')
  expect(p.send(1)).toContain('<file_not_needed>')
})
