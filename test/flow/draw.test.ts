import { expect, it } from 'vitest'
import { drawFlow } from '../../src/flow/draw.ts'
import type { Flow } from '../../src/flow/types.ts'
import { listProducts, STOCK } from './houses.ts'
import { smallHouse } from './player.ts'

const flowOf = (text: string) => [...smallHouse([text], [listProducts(3)]).flows.values()][0] as Flow

it('a flow is drawn with every step, every way and what starts it', () => {
  expect(drawFlow(flowOf(STOCK))).toBe(`---
title: "Stok (stock)"
---
flowchart TD
  begin(["stok · my#95;products"]) --> s_load
  s_load[["list#95;products"]]
  s_product[/"Produk yang mana? (pick)"/]
  s_left[/"Tinggal berapa? (count)"/]
  s_plenty("Mantap.")
  s_empty("Baik, dicatat.")
  s_end((("end")))
  s_load -->|"found"| s_product
  s_load -->|"none"| s_empty
  s_product -->|"Tidak ada di sini"| s_empty
  s_product --> s_left
  s_left -->|"Habis"| s_empty
  s_left -->|"Masih banyak"| s_plenty
  s_left --> s_empty
  s_plenty --> s_end
  s_empty --> s_end
`)
})

it('other flows are drawn as other flows, and no sign of a text breaks the drawing', () => {
  const drawn = drawFlow(
    flowOf(`
flow: odd
title: 'Aneh "sekali"'
for: seller
start: [aneh]
steps:
  menu:
    choose: '"Apa"? <b>{x}</b> #1 \`dua\`'
    options: { 'Ya "dong"': 'flow:other', Tidak: 'via:third', Batal: cancel }
`),
  )
  expect(drawn).toContain('title: "Aneh \\"sekali\\" (odd)"')
  expect(drawn).toContain('s_menu{"#34;Apa#34;? #60;b#62;#123;x#125;#60;/b#62; #35;1 #96;dua#96;"}')
  expect(drawn).toContain('s_menu -->|"Ya #34;dong#34;"| s_flow_other')
  expect(drawn).toContain('s_flow_other{{"other"}}')
  expect(drawn).toContain('s_via_third{{"via third"}}')
  expect(drawn).toContain('s_cancel((("cancel")))')
})
