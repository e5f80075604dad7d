import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Json } from './world.ts'

/** What Meta posts to the webhook. */
export interface Posts {
  /** posts, and again until it is answered with 200; those of one person one after the other */
  tell(person: string, value: Json): void
  /** posts once, as told. @returns the status of the answer */
  once(body: string, headers?: Record<string, string>): Promise<number>
  signed(body: string): string
  /** posts are held back while the network is away */
  hold(on: boolean): void
  /** every answer so far, by status */
  answers: number[]
  stop(): void
}

/** @param webhook where to; nothing is posted before it is known */
export function openPosts(secret: string, webhook: () => string | undefined, repeatMs: number): Posts {
  const last = new Map<string, Promise<void>>()
  const answers: number[] = []
  let held = false
  let stopped = false

  const signed = (body: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const once = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(webhook() as string, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signed(body), ...headers },
    })
    await response.arrayBuffer()
    return response.status
  }
  const untilTaken = async (body: string) => {
    while (!stopped) {
      if (!held && webhook()) {
        const status = await once(body).catch(() => 0)
        answers.push(status)
        if (status === 200) return
      }
      await wait(repeatMs)
    }
  }
  return {
    answers,
    signed,
    once,
    tell(person, value) {
      const body = JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [{ id: '1000', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', ...value } }] }],
      })
      last.set(
        person,
        (last.get(person) ?? Promise.resolve()).then(() => untilTaken(body)),
      )
    },
    hold(on) {
      held = on
    },
    stop() {
      stopped = true
    },
  }
}
