#!/usr/bin/env node
// Node 22.18 and later run TypeScript as it is; older ones need a loader.
if (!process.features.typescript) (await import('tsx/esm/api')).register()
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
