import type { Action } from '../action.ts'
import { optIn, optOut } from './opt.ts'

/** What every role may do about being written to. */
export const PEOPLE: readonly Action[] = [optOut, optIn]
