import type { Act } from './player.ts'

/** A product in five questions, a card, and an action that writes. */
export const REGISTER = `
flow: register
title: Daftar produk
for: seller
start: [daftar produk]
intents: [register_product]
steps:
  product_name:
    ask: Apa nama produknya?
    answer: name
    label: nama
    reads: name
  unit_price:
    ask: Berapa harganya?
    answer: rupiah
    label: harga
    reads: price
    min: 500
    max: 5000000
  capacity:
    ask: Sehari bisa berapa?
    answer: count
    label: kapasitas
    min: 1
    max: 1000
  picture:
    ask: Kirim fotonya ya.
    answer: photo
    label: foto
    optional: true
  note:
    ask: Ada catatan?
    answer: text
    label: catatan
    optional: true
    verbatim: true
  review:
    choose: |
      Cek dulu ya:
      • {product_name}
      • {unit_price}
      • {capacity} sehari
      • {picture?}
      • {note?}
    options:
      Ya, simpan: save
      Ubah dulu: fix
      Tidak jadi: bye
  fix:
    choose: Yang mana?
    options:
      Harga: unit_price
      Kapasitas: capacity
  save:
    do: save_product
    then:
      saved: more
      duplicate: again
  again:
    say: Produk itu sudah ada.
    then: product_name
  more:
    ask: Berapa yang siap sekarang?
    answer: count
    label: stok
  thanks:
    say: Terima kasih.
  bye:
    say: Baik, tidak jadi.
`

export const save_product: Act = {
  name: 'save_product',
  for: ['seller'],
  needs: { product_name: 'name', unit_price: 'rupiah', capacity: 'count', picture: 'photo?', note: 'text?' },
  gives: { saved: { product: 'pick' }, duplicate: {} },
  run: ({ product_name }) =>
    product_name === 'Kembar' ? { outcome: 'duplicate' } : { outcome: 'saved', values: { product: '7' }, wrote: true },
}

export const MENU = `
flow: menu
title: Menu
for: seller
start: ['*', menu]
steps:
  pick:
    choose: Mau apa?
    options:
      Daftar produk: flow:register
      Lihat stok: flow:stock
      Tanya petugas: ask
  ask:
    say: Petugas akan membalas.
`

/** What greets those who are nobody yet. */
export const LOBBY = `
flow: lobby
title: Selamat datang
for: newcomer
start: ['*', menu]
steps:
  pick:
    choose: Mau lihat apa?
    options:
      Lihat stok: flow:stock
      Tidak: end
`

/** A long list to pick from. */
export const STOCK = `
flow: stock
title: Stok
for: [newcomer, seller]
start: [stok]
intents: [my_products]
steps:
  load:
    do: list_products
    then:
      found: product
      none: empty
  product:
    ask: Produk yang mana?
    answer: pick
    from: products
    label: produk
    options:
      Tidak ada di sini: empty
  left:
    ask: Tinggal berapa?
    answer: count
    label: sisa
    max: 500
    then: empty
    options:
      Habis: empty
      Masih banyak: plenty
  plenty:
    say: Mantap.
  empty:
    say: Baik, dicatat.
`

export const listProducts = (count: number): Act => ({
  name: 'list_products',
  for: ['seller', 'newcomer'],
  needs: {},
  gives: { found: { products: 'list' }, none: {} },
  run: () =>
    count
      ? {
          outcome: 'found',
          values: {
            products: Array.from({ length: count }, (_, n) => ({ value: `p${n + 1}`, label: `Keripik ${NAMES[n]}` })),
          },
        }
      : { outcome: 'none' },
})

const NAMES = [
  'tempe',
  'pisang',
  'singkong',
  'bayam',
  'jagung',
  'talas',
  'ubi',
  'kentang',
  'sukun',
  'gadung',
  'apel',
  'nangka',
]

/** An offer that a notice starts. */
export const OFFER = `
flow: offer
title: Tawaran
for: seller
takes: { offer: pick, pieces: count }
steps:
  look:
    do: look_at_offer
    then:
      open: answer
      gone: end
  answer:
    choose: 'Ada pesanan {pieces} bungkus. Sanggup?'
    options:
      Sanggup: accept
      Sebagian: part
      Tidak: end
  part:
    ask: Sanggupnya berapa?
    answer: count
    label: kesanggupan
    max: 300
  accept:
    do: accept_offer
    then:
      accepted: thanks
  thanks:
    say: Siap, dicatat.
`

export const look_at_offer: Act = {
  name: 'look_at_offer',
  for: ['seller'],
  needs: { offer: 'pick' },
  gives: { open: {}, gone: {} },
  run: ({ offer }) => ({ outcome: offer === 'lapsed' ? 'gone' : 'open' }),
}

export const accept_offer: Act = {
  name: 'accept_offer',
  for: ['seller'],
  needs: { offer: 'pick', part: 'count?' },
  gives: { accepted: {} },
  run: () => ({ outcome: 'accepted', wrote: true }),
}
