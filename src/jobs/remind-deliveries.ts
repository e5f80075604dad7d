import { officerAccounts } from '../actions/accounts.ts'
import { leaving, tellLeaving } from '../actions/fulfilment/delivering/tomorrow.ts'
import { line } from '../actions/lines.ts'
import { addDays } from '../domain/calendar.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** In the morning the office hears which of tomorrow's deliveries still want a car and a driver. */
export const askCars: Job = {
  name: 'ask_cars',
  async run({ tx, now, today }) {
    const tomorrow = addDays(today, 1)
    const without = (await leaving(tx, { from: tomorrow, until: tomorrow })).filter(({ plate }) => plate === null)
    const notices: Notice[] = []
    for (const region of new Set(without.map(({ regionCode }) => regionCode)))
      for (const { accountId } of await officerAccounts(tx, region, ['admin', 'keeper']))
        notices.push({
          notice: 'cars_wanted',
          accountId,
          key: `cars-wanted:${today}:${accountId}`,
          values: {
            deliveries: without
              .filter(({ regionCode }) => regionCode === region)
              .map(({ number, buyer, count }) => line('car_wanted', { number, buyer, count })),
          },
        })
    return { asked: await queueNotices(tx, notices, now) }
  },
}

/** The day before, every buyer hears what comes, when and with which car: the gate pass needs it (PRACTICE 18). */
export const announceDeliveries: Job = {
  name: 'announce_deliveries',
  async run({ tx, now, today }) {
    const tomorrow = addDays(today, 1)
    let told = 0
    for (const of of await leaving(tx, { from: tomorrow, until: tomorrow }))
      told += await tellLeaving(tx, of, `delivery-tomorrow:${of.orderId}:${of.id ?? 0}:${tomorrow}`, now)
    return { told }
  },
}
