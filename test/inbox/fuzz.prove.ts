import { fuzzed } from './fuzzed.ts'

// PROVE_ROUNDS=n: so many hundred of each shape; 40 unless it says otherwise
fuzzed(Number(process.env.PROVE_ROUNDS ?? 40) * 100)
