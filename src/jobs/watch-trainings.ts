import { askAttendance, remindTrainings } from '../actions/programme/trainings/watch.ts'
import type { Job } from './job.ts'

/** Trainings: a word the day before. */
export const remindTrainingsJob: Job = {
  name: 'remind_trainings',
  run: ({ tx, now, today }) => remindTrainings(tx, now, today),
}

/** In the afternoon of their day: who was there. */
export const askAttendanceJob: Job = {
  name: 'ask_attendance',
  run: ({ tx, now, today }) => askAttendance(tx, now, today),
}
