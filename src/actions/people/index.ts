import type { Action } from '../action.ts'
import { accountOfPerson, findNewAccounts, findOldAccounts } from './merging/find-accounts.ts'
import { lookAtMerge, mergePeople, mergeTwoOwners } from './merging/merge-people.ts'
import { listSuggestedMerges, openSuggestedMerge } from './merging/suggestions.ts'
import { findNamesake } from './namesake.ts'
import { tellNumberChanged, whoChangesNumber } from './number-changed.ts'
import { optIn, optOut } from './opt.ts'
import { TOPIC_ACTIONS } from './topics.ts'

/** What every role may do about being written to, and how a person stays one when the number changes. */
export const PEOPLE: readonly Action[] = [
  optOut,
  optIn,
  ...TOPIC_ACTIONS,
  whoChangesNumber,
  tellNumberChanged,
  findNamesake,
  listSuggestedMerges,
  openSuggestedMerge,
  findOldAccounts,
  findNewAccounts,
  accountOfPerson,
  lookAtMerge,
  mergePeople,
  mergeTwoOwners,
]
