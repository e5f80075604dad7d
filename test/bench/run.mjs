// node test/bench/run.mjs measure.ts …: runs a file of this folder as the program itself is run, bundled where Node reads no TypeScript.
import { load } from '../../src/load.mjs'

const [file] = process.argv.splice(2, 1)
await load(new URL(file, import.meta.url))
