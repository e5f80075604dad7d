import { load } from '../../load.mjs'

await load(new URL('./process.ts', import.meta.url))
