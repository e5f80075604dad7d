import type { Action } from '../action.ts'
import { addParcelLine, listParcelLines, removeParcelLine } from './change-lines.ts'
import { addLineProduct, findApprovedProducts, findForLine } from './choose-products.ts'
import {
  addToCollection,
  listCollections,
  openCollection,
  removeFromCollection,
  retireCollection,
  startCollection,
} from './collections.ts'
import { listParcels } from './list-parcels.ts'
import { openParcel } from './open-parcel.ts'
import { addPackingPoint, listPackingPoints } from './packing-points.ts'
import { publishParcel, withdrawParcel } from './publish-parcel.ts'
import { setPacking } from './set-packing.ts'
import { startParcel } from './start-parcel.ts'

export const PARCELS: readonly Action[] = [
  listParcels,
  startParcel,
  openParcel,
  addParcelLine,
  listParcelLines,
  removeParcelLine,
  findApprovedProducts,
  findForLine,
  addLineProduct,
  setPacking,
  publishParcel,
  withdrawParcel,
  listPackingPoints,
  addPackingPoint,
  listCollections,
  startCollection,
  openCollection,
  addToCollection,
  removeFromCollection,
  retireCollection,
]
