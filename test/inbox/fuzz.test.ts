import { fuzzed } from './fuzzed.ts'

// a sample; `npm run prove -- test/inbox` does a hundred times as much
fuzzed(40)
