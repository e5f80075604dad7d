/**
 * Every key a reading may hold → the kind of answer its value is shaped like. A slot of a flow may name one in `reads:`
 * (its own name when it says nothing); the flow checker holds the kinds together.
 */
export const READS: Readonly<Record<string, string>> = {
  product_name: 'text',
  brand: 'text',
  unit_price: 'rupiah',
  unit: 'text',
  net_weight: 'weight',
  contents: 'quantity',
  capacity: 'capacity',
  min_order: 'quantity',
  lead_time: 'days',
  shelf_life: 'days',
  pirt: 'pirt',
  has_pirt: 'yesno',
  halal: 'halal',
  has_halal: 'yesno',
  bpom: 'bpom',
  nib: 'nib',
  storage: 'choice',
  variants: 'text',
  business_name: 'name',
  // whose business it is, and who works in it
  owner_name: 'name',
  workers: 'count',
  // what its goods tell
  business_kind: 'choice',
  // for whom somebody buys
  organisation_name: 'name',
  organisation_kind: 'choice',
  district: 'district',
  phone: 'phone',
  quantity: 'quantity',
  budget: 'rupiah',
  needed_on: 'date',
  // what is to be otherwise in an order
  new_address: 'text',
  new_greeting: 'text',
  // how long goods of an order are to keep when they arrive
  wished_shelf_life: 'days',
  deliveries: 'deliveries',
  max_price: 'rupiah',
  kind_words: 'text',
  halal_only: 'yesno',
  search_words: 'text',
  // what is to be said to many
  announcement: 'text',
  // of whom an officer looks up
  maker_words: 'text',
  // goods named after the first, each in its words
  also: 'text',
  // a maker's other products named after the first, a line each
  more_products: 'text',
  // 'produk-12' on a catalogue
  item_code: 'text',
  // the whole message that wants a parcel composed
  wishes: 'text',
  done: 'count',
  damaged: 'count',
  progress_total: 'count',
  new_pieces: 'count',
  partial_quantity: 'quantity',
  requested_quantity: 'quantity',
  from: 'date',
  until: 'date',
  order_no: 'text',
  amount: 'rupiah',
  payment: 'choice',
  percent: 'count',
  month: 'month',
  // '10 UMKM terbesar'
  how_many: 'count',
  // an order that stands: 'week' or 'month'
  every: 'choice',
  topic: 'text',
  field: 'choice',
  invitation: 'text',
  said_year: 'text',
  // the day on which an invoice was taken in
  received_on: 'date',
  // the whole message that came while nothing was being talked about
  first_message: 'text',
}
