import { liveAndInterrupted } from './live.ts'

liveAndInterrupted(1)
