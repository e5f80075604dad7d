import type { Action } from '../action.ts'
import { askCatalogueFiles } from './files/ask.ts'
import { listCollections } from './list-collections.ts'
import { listKinds } from './list-kinds.ts'
import { listParcels } from './list-parcels.ts'
import { lookForFilter } from './look-for-filter.ts'
import { openItem } from './open-item.ts'
import { readWish } from './read-wish.ts'
import { searchProducts } from './search-products.ts'
import { showParcel } from './show-parcel.ts'
import { showProduct } from './show-product.ts'

/** What the catalogue shows to whoever looks, with or without an organisation. */
export const CATALOGUE: readonly Action[] = [
  listKinds,
  listCollections,
  readWish,
  lookForFilter,
  searchProducts,
  showProduct,
  listParcels,
  showParcel,
  openItem,
  askCatalogueFiles,
]
