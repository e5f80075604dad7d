#!/usr/bin/env node
import { load } from '../load.mjs'

const { main } = await load(new URL('./main.ts', import.meta.url))
process.exitCode = await main(process.argv.slice(2))
