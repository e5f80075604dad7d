import type { Action } from '../action.ts'
import { beginOutsideSales, tellNoOutsideSales, tellOutsideSales, tellSameOutsideSales } from './outside-sales.ts'

/** Sales beside the parcels: shelves, titip jual, selling space, and what makers sell elsewhere. */
export const SHOPS: readonly Action[] = [beginOutsideSales, tellOutsideSales, tellNoOutsideSales, tellSameOutsideSales]
