import { expect, test } from 'vitest'
import type { Actor } from '../../src/chat/actor.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Desk } from '../../src/inbox/desk.ts'
import { read } from '../../src/inbox/read.ts'

const DESK = { house: { words: {} }, feasts: {}, districts: [], read: () => ({ values: {} }) } as unknown as Desk
const ACTOR: Actor = { accountId: 1, conversationId: 1, region: '32.15', roles: ['seller'] }
const said = (more: Partial<Message>) =>
  read(
    DESK,
    ACTOR,
    {
      channel: 'whatsapp',
      via: '32.15',
      from: '628',
      externalId: 'a',
      text: 'BRI 1234567890 a.n. Siti',
      media: [],
      ...more,
    },
    new Date('2027-01-04T01:00:00Z'),
  )

test("a forwarded message reaches the question as somebody else's words, so that no account is taken from it", () => {
  expect(said({ forwarded: true })).toMatchObject({ input: { forwarded: true } })
  expect(said({})).not.toHaveProperty('input.forwarded')
})
