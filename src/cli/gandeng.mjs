#!/usr/bin/env node
import { load } from '../load.mjs'

const { crash, main } = await load(new URL('./main.ts', import.meta.url))
process.on('uncaughtException', crash)
process.exitCode = await main(process.argv.slice(2)).catch(crash)
