import type { Message } from '../chat/message.ts'
import type { Tx } from '../db/open.ts'
import type { State } from '../flow/types.ts'
import type { Desk } from './desk.ts'
import type { InboxRow } from './row.ts'

/** A quoted message of ours answers the prompt it asked. */
export async function findQuoted(tx: Tx, row: InboxRow): Promise<void> {
  const message = row.payload as Message
  if (message.quotes === undefined || message.promptNo !== undefined) return
  const [quoted] = await tx.sql<{ prompt_no: number | null }>(
    'SELECT prompt_no FROM outbox WHERE account_id = $1 AND external_id = $2',
    [row.account_id, message.quotes],
  )
  if (quoted && quoted.prompt_no !== null) row.payload = { ...message, promptNo: quoted.prompt_no }
}

/** A tap that leads to the same question again (the next page of a catalogue) takes the place of what was tapped. */
export function replacedPrompt(row: InboxRow, after: State, promptNo: number | undefined): number | undefined {
  const { pick, promptNo: tapped } = row.payload as Message
  if (pick === undefined || tapped === undefined || tapped !== row.state?.promptNo || promptNo === undefined) return
  const before = row.state.prompts.find(({ no }) => no === tapped)
  const now = after.prompts.find(({ no }) => no === promptNo)
  return before && now && before.flow === now.flow && before.step === now.step ? tapped : undefined
}

/** A question for a phone number: the network may offer its own button. */
export function asksForPhone({ house }: Desk, { prompts }: State, promptNo: number | undefined): boolean {
  const prompt = prompts.find(({ no }) => no === promptNo)
  return prompt !== undefined && house.flows.get(prompt.flow)?.kinds[prompt.step] === 'phone'
}
