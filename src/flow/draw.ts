import { leavesFor, waysFrom } from './check/ways.ts'
import type { Flow, Step, Target } from './types.ts'

/** Characters of a step's text that a drawing shows. */
const SHOWN = 60

const BOX: Record<Step['verb'], readonly [string, string]> = {
  ask: ['[/', '/]'],
  choose: ['{', '}'],
  say: ['(', ')'],
  do: ['[[', ']]'],
}

/**
 * One flow as a Mermaid flowchart: questions as parallelograms, forks as diamonds, actions with double sides, other
 * flows as hexagons.
 * @returns the text of the chart, with a line break at its end
 */
export function drawFlow(flow: Flow): string {
  const begin = [...flow.start.map((word) => (word === '*' ? 'anything' : word)), ...flow.intents].join(' · ')
  const nodes = flow.steps.map(
    (step) => `  ${id(step.name)}${BOX[step.verb][0]}${quoted(textOf(step))}${BOX[step.verb][1]}`,
  )
  const ways = flow.steps.flatMap((step) =>
    waysFrom(flow, step).map((way) => ({ ...way, from: step.name, label: way.at[1] })),
  )
  const others = [...new Set(ways.map(({ target }) => target))].flatMap(otherNode)
  const arrows = ways.map(
    ({ from, target, label }) => `  ${id(from)} -->${label === undefined ? '' : `|${quoted(label)}|`} ${id(target)}`,
  )
  const first = flow.steps[0] ? [`  begin([${quoted(begin || flow.name)}]) --> ${id(flow.steps[0].name)}`] : []
  return `${['---', `title: ${JSON.stringify(`${flow.title} (${flow.name})`)}`, '---', 'flowchart TD', ...first, ...nodes, ...others, ...arrows].join('\n')}\n`
}

/** Where a target leads that is no step: the end, or another flow. */
function otherNode(target: Target): string[] {
  const away = leavesFor(target)
  if (away) return [`  ${id(target)}{{${quoted(`${away.how === 'via' ? 'via ' : ''}${away.name}`)}}}`]
  return target === 'end' || target === 'cancel' ? [`  ${id(target)}(((${quoted(target)})))`] : []
}

/** Node names are prefixed, because Mermaid keeps words such as `end` to itself. */
const id = (target: Target) => `s_${target.replace(/[^a-z0-9]/gi, '_')}`

function textOf(step: Step): string {
  if (step.verb === 'do') return step.action
  const text = step.text.replace(/\s+/g, ' ').trim()
  const short = [...text].length > SHOWN ? `${[...text].slice(0, SHOWN - 1).join('')}…` : text
  return step.verb === 'ask' ? `${short} (${step.kind})` : short
}

/** A label in quotes; what Mermaid would read as markup is written as an entity. */
const quoted = (text: string) => `"${text.replace(/[#"<>&`*_{}\\]/g, (sign) => `#${sign.charCodeAt(0)};`)}"`
