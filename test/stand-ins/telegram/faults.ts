import { setTimeout as wait } from 'node:timers/promises'
import { refuse } from './refusal.ts'
import type { Json, World } from './world.ts'

/** What goes wrong with the next calls. */
export interface Fault {
  /** of this method only ('download' for the bytes of a file), to this chat only */
  method?: string
  chat?: number
  /** how many calls; 1 when not said */
  times?: number
  /** refused with this status, a sentence and seconds to wait */
  code?: number
  description?: string
  retryAfter?: number
  /** the connection breaks: before the call is carried out, or after, so that only the answer is lost */
  reset?: 'before' | 'after'
  /** answered so much later */
  slowMs?: number
  /** a page of the machine in front instead of JSON */
  page?: boolean
}

/** The fault that this call meets, counted. */
export function faultFor(world: World, method: string, params: Json): Fault | undefined {
  const fault = world.faults.find(
    (one) =>
      (one.times ?? 1) > 0 &&
      (!one.method || one.method === method) &&
      (!one.chat || one.chat === Number(params.chat_id)),
  )
  if (fault) fault.times = (fault.times ?? 1) - 1
  return fault
}

/** Waits or refuses as the fault says; what becomes of the connection is the server's. */
export async function suffer(fault: Fault): Promise<void> {
  if (fault.slowMs) await wait(fault.slowMs)
  if (fault.retryAfter !== undefined)
    refuse(429, `Too Many Requests: retry after ${fault.retryAfter}`, { retry_after: fault.retryAfter })
  if (fault.code) refuse(fault.code, fault.description ?? `Fault ${fault.code}`)
}
