import { BUTTON_LABEL, LABEL, MOST_OPTIONS } from '../options.ts'
import { PLACEHOLDER } from '../say.ts'
import type { Flow, House, Step } from '../types.ts'
import { plain } from '../words.ts'
import { atStep, type Report } from './report.ts'

/** Characters of a message's text: with a picture or buttons (WhatsApp Cloud API's body), and without. */
const TEXT_WITH_BUTTONS = 1024
const TEXT = 1500
/** Lines of its own that a pick may have beside its list, so that a page still shows some of the list. */
const BESIDE_LIST = 5

/** Texts and labels are short enough for every channel, options can be told apart, braces hold slots. */
export function checkTexts(house: House, flow: Flow, report: Report): void {
  for (const step of flow.steps) {
    if (step.verb === 'do') continue
    const wrong = atStep(report, flow, step)
    for (const brace of strayBraces(step.text)) wrong('bad_placeholder', `'${brace}' is no {slot}`, step.verb)
    for (const [whole, slot = '', kind] of step.text.matchAll(PLACEHOLDER)) {
      if (kind !== undefined)
        wrong('bad_placeholder', `write {${slot}}; a flow knows the kind of its slots (${whole})`, step.verb)
      if (flow.kinds[slot] === 'files')
        wrong('bad_placeholder', `files go out with 'files: ${slot}', not in the text`, step.verb)
    }
    const options = shownBy(house, step)
    const limit = step.files !== undefined || options.length ? TEXT_WITH_BUTTONS : TEXT
    const length = [...step.text].length
    if (length > limit)
      wrong(
        'long_text',
        `the text has ${length} characters; ${limit === TEXT ? '' : 'with options or files '}${limit} at most`,
        step.verb,
      )
    checkOptions(flow, step, options, report)
  }
}

/** What in braces is no placeholder. */
export function strayBraces(text: string): string[] {
  const placeholders = new Set([...text.matchAll(PLACEHOLDER)].map(([whole]) => whole))
  return [...text.matchAll(/\{[^{}\n]*\}?|\}/g)].map(([whole]) => whole).filter((whole) => !placeholders.has(whole))
}

interface Shown {
  label: string
  at: string[]
}

/** The lines a step shows that the file names; a pick's list comes on top. */
function shownBy(house: House, step: Exclude<Step, { verb: 'do' }>): Shown[] {
  if (step.verb === 'say') return []
  const forks = step.forks.map(({ label }) => ({ label, at: ['options', label] }))
  if (step.verb === 'choose') return forks
  const word = (name: string) => ({ label: house.words[`option.${name}`] ?? name, at: [step.verb] })
  const choices = step.choices.map(({ label }) => ({ label, at: ['choices', label] }))
  const yesNo = step.kind === 'yesno' ? [word('yes'), word('no')] : []
  return [...yesNo, ...choices, ...forks, ...(step.optional ? [word('skip')] : [])]
}

function checkOptions(flow: Flow, step: Step, options: readonly Shown[], report: Report): void {
  const wrong = atStep(report, flow, step)
  const picks = step.verb === 'ask' && step.kind === 'pick'
  if (step.verb === 'choose' && !options.length)
    wrong('too_many_options', 'a choose needs at least one option', 'options')
  if (options.length > MOST_OPTIONS)
    wrong('too_many_options', `${options.length} options; ${MOST_OPTIONS} at most`, 'options')
  else if (picks && options.length > BESIDE_LIST)
    wrong('too_many_options', `${options.length} options beside the list; ${BESIDE_LIST} at most`, 'options')
  const longest = options.length <= 3 || picks ? BUTTON_LABEL : LABEL
  const seen = new Map<string, string>()
  for (const { label, at } of options) {
    const length = [...label].length
    if (length > longest)
      wrong(
        'long_label',
        `'${label}' has ${length} characters; ${longest} at most${longest < LABEL ? ' with up to three options' : ''}`,
        ...at,
      )
    const twin = seen.get(plain(label))
    if (twin !== undefined) wrong('twin_labels', `'${label}' reads like '${twin}'`, ...at)
    seen.set(plain(label), label)
  }
}
