import type { Action } from './action.ts'
import { BUYERS } from './buyers/index.ts'
import { CATALOGUE } from './catalogue/index.ts'
import { CURATION } from './curation/index.ts'
import type { Errand } from './errand.ts'
import { FULFILMENT } from './fulfilment/index.ts'
import { HANDOFF } from './handoff/index.ts'
import { OFFICERS } from './officers/index.ts'
import { ORDERS } from './orders/index.ts'
import { PARCELS } from './parcels/index.ts'
import { PEOPLE } from './people/index.ts'
import { PRODUCTS } from './products/index.ts'
import { REPORTS } from './reports/index.ts'
import { SELLERS } from './sellers/index.ts'

/** Everything a flow may `do:`. */
export const ACTIONS: readonly Action[] = [
  ...PEOPLE,
  ...SELLERS,
  ...PRODUCTS,
  ...CATALOGUE,
  ...BUYERS,
  ...ORDERS,
  ...OFFICERS,
  ...CURATION,
  ...PARCELS,
  ...FULFILMENT,
  ...HANDOFF,
  ...REPORTS,
]

/** Work that takes longer than a turn may, by the name it is sent under. */
export const ERRANDS: readonly Errand[] = []
