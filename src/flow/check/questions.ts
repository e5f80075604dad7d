import { answerKind } from '../../answers/index.ts'
import { BUTTON_LABEL } from '../options.ts'
import type { Rule } from '../rules.ts'
import { MOST_TYPICAL } from '../stuck.ts'
import type { AskStep, Flow } from '../types.ts'
import { atStep, type Expectations, type Report } from './report.ts'

/** Each question has what its kind of answer wants, a name for people, and a reading of its own. */
export function checkQuestions(flow: Flow, wants: Expectations, report: Report): void {
  const readers = new Map<string, AskStep>()
  for (const step of flow.steps) {
    if (step.verb !== 'ask') continue
    const wrong = atStep(report, flow, step)
    if (step.kind === 'pick' && step.from === undefined)
      wrong('pick_without_list', "a pick needs 'from', the slot with its list")
    if (step.kind !== 'pick' && step.from !== undefined)
      wrong('from_without_pick', `'from' is for answer pick, not ${step.kind}`, 'from')
    if (step.kind === 'choice' && !step.choices.length) wrong('choice_without_choices', "a choice needs 'choices'")
    if (step.kind !== 'choice' && step.choices.length)
      wrong('choices_without_choice', `'choices' is for answer choice, not ${step.kind}`, 'choices')
    checkTypical(step, wrong)
    if (!step.label) wrong('no_label', "give it a 'label': what people call it when they write 'ralat …'")
    const found = wants.readings?.[step.reads]
    if (found !== undefined && found !== step.kind)
      wrong('reads_kind', `'${step.reads}' is read as '${found}', not '${step.kind}'`, 'reads')
    const other = readers.get(step.reads)
    if (other)
      wrong('same_reads', `reads '${step.reads}' like step ${other.name}; one message would fill both`, 'reads')
    else readers.set(step.reads, step)
  }
}

/** A day on which typical answers are tried: 'besok' must be one. */
const TRIED_ON = '2027-01-04'

/** Every typical answer is taken by its question, fits a button, and they are few. */
function checkTypical(
  { typical, kind, settings, text }: AskStep,
  wrong: (rule: Rule, message: string, ...key: string[]) => void,
): void {
  if (typical.length > MOST_TYPICAL)
    wrong('bad_typical', `${typical.length} typical answers; ${MOST_TYPICAL} at most`, 'typical')
  const context = { today: TRIED_ON, feasts: {}, districts: [], question: text }
  for (const answer of typical) {
    const read = answerKind(kind)?.read({ text: answer, media: [] }, settings, context)
    if (read?.ok !== true) wrong('bad_typical', `'${answer}' is no sure answer of kind ${kind}`, 'typical')
    if ([...answer].length > BUTTON_LABEL)
      wrong('bad_typical', `'${answer}' has ${[...answer].length} characters; ${BUTTON_LABEL} at most`, 'typical')
  }
}
