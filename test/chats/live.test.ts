import { liveAndInterrupted } from './live.ts'

// the proofs play all of them
liveAndInterrupted(36)
