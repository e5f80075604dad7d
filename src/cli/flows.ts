import { drawFlow } from '../flow/draw.ts'
import { flowSchema } from '../flow/json-schema.ts'
import type { House } from '../flow/types.ts'
import { didYouMean } from '../flow/words.ts'
import type { Problem } from '../flow/yaml.ts'

const USE = 'gandeng flows check | draw [FLOW] | schema\n'

/**
 * `gandeng flows`: `check` prints what is wrong under flows/, one problem a line; `draw` one flow (or all) as Mermaid;
 * `schema` the JSON Schema of a flow file.
 * @param args what stands behind `flows`
 * @returns the exit code: 0 fine, 1 problems found, 2 misuse
 */
export function flowsCommand(
  args: readonly string[],
  { house, problems, write }: { house: House; problems: readonly Problem[]; write: (text: string) => void },
): number {
  const [command, name, ...more] = args
  if (more.length || (name !== undefined && command !== 'draw')) {
    write(USE)
    return 2
  }
  switch (command) {
    case 'check':
      for (const problem of problems) write(`flows/${problem.file}:${problem.line}: ${problem.message}\n`)
      write(problems.length ? `${problems.length} to mend\n` : `${house.flows.size} flows, nothing to mend\n`)
      return problems.length ? 1 : 0
    case 'draw': {
      const flow = name === undefined ? undefined : house.flows.get(name)
      if (name !== undefined && !flow) {
        write(`There is no flow '${name}'${didYouMean(name, house.flows.keys())}\n`)
        return 2
      }
      write((flow ? [flow] : [...house.flows.values()]).map(drawFlow).join('\n'))
      return 0
    }
    case 'schema':
      write(`${JSON.stringify(flowSchema(), null, 2)}\n`)
      return 0
    default:
      write(USE)
      return 2
  }
}
