import { OFFICER_ROLES, ROLES, type Role } from '../../chat/actor.ts'
import { ALWAYS, BACK, CANCEL, MEND, RESTART } from '../global.ts'
import type { Flow, House } from '../types.ts'
import { didYouMean } from '../words.ts'
import { type Expectations, mayMiss, type Report } from './report.ts'

/** What each role must be able to write at any time; '*' is the flow that greets. Officers have no officer to call. */
function neededBy(role: Role): readonly string[] {
  if (role === 'uninvited') return ['*']
  return isOfficer(role) ? ['*', 'menu', 'bantuan', 'stop', 'mulai'] : ['*', ...ALWAYS]
}

const isOfficer = (role: Role) => role === 'uninvited' || OFFICER_ROLES.some((officer) => officer === role)

/** The folder under flows/ in which a role's flows lie. */
const folderOf = (role: Role) =>
  isOfficer(role) ? 'officer/' : role === 'seller' || role === 'newcomer' ? 'seller/' : 'buyer/'

/** Taken by the engine; 'batal' alone may start a flow that asks what is to be cancelled. */
const TAKEN = new Set([...CANCEL, ...RESTART, ...BACK].filter((word) => word !== 'batal'))

/** A message means one thing for a role, and everybody is greeted. */
export function checkStarts(house: House, wants: Expectations, report: Report): void {
  const flows = [...house.flows.values()]
  for (const flow of flows) {
    checkHead(flow, wants, report)
    for (const [index, word] of flow.start.entries()) checkWord(flow, word, index, report)
  }
  for (const [key, rule, what] of [
    ['start', 'shared_start', 'message'],
    ['intents', 'shared_intent', 'intent'],
  ] as const) {
    const owners = new Map<string, Flow>()
    for (const flow of flows)
      for (const [index, word] of flow[key].entries()) {
        for (const role of flow.for) {
          const owner = owners.get(`${role} ${word}`)
          if (owner && owner !== flow)
            report(
              rule,
              flow.file,
              [key, String(index)],
              `${what} '${word}' starts flow '${owner.name}' for ${role} already`,
            )
          owners.set(`${role} ${word}`, owner ?? flow)
        }
      }
  }
  if (house.unread.length) return
  for (const role of ROLES)
    for (const word of neededBy(role))
      if (!flows.some((flow) => flow.for.includes(role) && flow.start.includes(word)))
        report(
          'missing_start',
          folderOf(role),
          [],
          word === '*' ? `no flow greets ${role} (start: ['*'])` : `no flow of ${role} starts with '${word}'`,
        )
}

function checkHead(flow: Flow, wants: Expectations, report: Report): void {
  const needed = Object.entries(flow.takes).filter(([, kind]) => !mayMiss(kind))
  if (needed[0] && (flow.start.length || flow.intents.length))
    report(
      'takes_by_start',
      flow.file,
      ['takes', needed[0][0]],
      `people may start this flow themselves, so '${needed[0][0]}' may be missing: write ${needed[0][1]}?`,
    )
  for (const [index, intent] of flow.intents.entries())
    if (wants.intents && !wants.intents.includes(intent))
      report(
        'unknown_intent',
        flow.file,
        ['intents', String(index)],
        `no message is read for the intent '${intent}'${didYouMean(intent, wants.intents)}`,
      )
}

function checkWord(flow: Flow, word: string, index: number, report: Report): void {
  if (TAKEN.has(word) || MEND.some((mend) => word === mend || word.startsWith(`${mend} `)))
    report(
      'global_word',
      flow.file,
      ['start', String(index)],
      `'${word}' means something everywhere and cannot start a flow`,
    )
}
