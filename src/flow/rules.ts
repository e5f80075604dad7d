/** Everything that can be wrong under flows/, one name a rule. test/flow/broken has a fixture for each. */
export const RULES = {
  // the file itself
  yaml: 'every file is YAML, no key stands twice',
  shape: 'every key holds what it should',
  unknown_key: 'no key that nobody reads',
  verb: 'a step has exactly one of ask, choose, say, do',
  unknown_kind: 'a question names a kind of answer that exists',
  no_steps: 'a flow has steps',
  twin_flow: 'a flow stands in one file only',
  not_text: 'a sentence is a text',
  // names
  reserved_step: "no step is called like a target ('end', 'cancel')",
  unknown_step: 'a target is a step of the flow',
  unknown_flow: 'flow: and via: lead to a flow',
  unknown_action: 'do: names an action',
  outcome_missing: 'every outcome of an action leads somewhere',
  outcome_invented: 'no outcome that the action does not have',
  // roles
  action_role: 'whoever may talk a flow through may do its actions',
  target_role: 'whoever leaves for another flow may talk it through',
  // slots
  slot_kind: 'the kind of a slot exists',
  slot_two_kinds: 'a slot has one kind in a flow',
  unknown_slot: 'a slot that is used is asked, taken or given',
  slot_not_sure: 'a slot that is used is known on every path to it',
  slot_may_be_empty: 'a slot that may be empty is written {slot?}',
  need_kind: 'an action, a list, a flow is handed the kind it needs',
  takes_by_start: 'a flow that people start themselves needs nothing handed over',
  pick_without_list: 'a pick says where its list comes from',
  from_without_pick: 'only a pick takes from a list',
  choice_without_choices: 'a choice has its choices',
  choices_without_choice: 'only a choice has choices',
  bad_typical: 'an answer that is offered is one that its question takes',
  reads_kind: 'what messages are read for is of the kind that the question wants',
  same_reads: 'one message does not fill two questions with the same value',
  // ways
  unreachable_step: 'every step can be reached',
  unreachable_flow: 'every flow can be started',
  endless_talk: 'no talk goes round without asking anything',
  // texts
  bad_placeholder: 'what stands in braces is a slot',
  long_text: 'a text fits every channel',
  too_many_options: 'a menu has at most ten lines',
  long_label: 'a label fits a button',
  twin_labels: 'no two options read alike',
  no_label: 'a question has a name for people',
  // what starts a flow
  shared_start: 'a message starts one flow for a role',
  shared_intent: 'an intent starts one flow for a role',
  unknown_intent: 'an intent is one that messages are read for',
  global_word: 'no flow starts with a word that works everywhere',
  missing_start: 'every role has a greeter and the words that must always work',
  // sentences beside the flows
  missing_phrase: 'every refusal and every sentence of the program has its words',
  unused_phrase: 'no phrase that nobody says',
  missing_word: 'every label of the program has its word',
  missing_notice: 'every notice has its text',
  unknown_notice: 'no text for a notice that does not exist',
  notice_flow: 'a notice that asks starts a flow that takes what it carries',
  missing_line: 'every line of a list has its text',
  unknown_line: 'no text for a line that does not exist',
} as const

export type Rule = keyof typeof RULES
