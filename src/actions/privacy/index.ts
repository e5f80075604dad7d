import type { Action } from '../action.ts'
import { askDeletion, keepData, lookAtDeletion } from './deletion.ts'
import { askDataFile, showMyData } from './own-data.ts'

/** What people may do about their own data (UU PDP 27/2022). */
export const PRIVACY: readonly Action[] = [showMyData, askDataFile, lookAtDeletion, askDeletion, keepData]
