import { AFTER_SALES } from './after-sales.ts'
import { CATALOGUE } from './catalogue.ts'
import type { Family } from './family.ts'
import { ORDERS } from './orders.ts'
import { OWN_DATA } from './own-data.ts'
import { PRODUCTION } from './production.ts'
import { PROMISES } from './promises.ts'
import { REGISTERING } from './registering.ts'
import { SALES } from './sales.ts'
import { TALK } from './talk.ts'

/** Among lines of one weight, the family named first counts. */
export const FAMILIES: readonly Family[] = [
  OWN_DATA,
  AFTER_SALES,
  SALES,
  PROMISES,
  PRODUCTION,
  ORDERS,
  CATALOGUE,
  REGISTERING,
  TALK,
]
