import type { SaidLine } from '../../src/cli/script.ts'
import type { Answer, Pipe, ScriptLine } from '../programme/pipe.ts'
import type { PersonAs } from '../stand-ins/whatsapp/stand-in.ts'
import { type Networks, until } from './networks.ts'
import { type Done, type Phone, phone } from './phones.ts'
import type { Program } from './program.ts'

/**
 * The pipe of `gandeng simulate`, through the running program: lines are said on phones, and what is said is read off
 * their screens. The script it keeps says the same to a simulation.
 * @param program the one that runs now
 * @param known how WhatsApp knows somebody: 'whatsapp:628…' → lid
 */
export function openLivePipe(
  networks: Networks,
  program: () => Program,
  known: Readonly<Record<string, PersonAs>> = {},
): Pipe {
  const phones = new Map<string, Phone>()
  const script: string[] = []
  const heard: SaidLine[] = []
  const at = (from: string): Phone => {
    const there = phones.get(from) ?? phone(networks, from, known[from])
    phones.set(from, there)
    return there
  }
  const quiet = async () => {
    const { queues } = (await program().health()).standing
    return queues.inbox === 0 && queues.outbox === 0
  }
  return {
    async play(line) {
      if ('invite' in line) return { said: [], invite: await invited(line) }
      const { from, ...act } = line as { from: string } & Done
      const said: SaidLine[] = []
      script.push(JSON.stringify(await at(from).does(act)))
      await until(`${from} is answered: ${JSON.stringify(act)}`, () => said.push(...at(from).news()) > 0)
      await until('all is said', quiet)
      for (const other of phones.values()) said.push(...other.news())
      heard.push(...said)
      return { said }
    },
    lines: () => script.length,
    script: () => script.map((line) => `${line}\n`).join(''),
    output: () => heard.map((line) => `${JSON.stringify(line)}\n`).join(''),
    end: async () => (await program().stop()).code ?? -1,
  }

  async function invited(line: ScriptLine): Promise<string> {
    const { invite, region } = line as { invite: string; region: string }
    const said = await program().command('invite', '--role', invite, '--region', region)
    const code = /^\/start (\w+)\n$/.exec(said)?.[1]
    if (!code) throw new Error(`no code in: ${said}`)
    script.push(JSON.stringify({ ...line, code }))
    return code
  }
}

/** Plays what was recorded on a simulation. Its invitations have codes of their own. */
export async function playAgain(script: string, pipe: Pipe): Promise<Answer[]> {
  const answers: Answer[] = []
  const codes = new Map<string, string>()
  for (const raw of script.trimEnd().split('\n')) {
    const { code, ...line } = JSON.parse(raw) as ScriptLine & { code?: string }
    const { text } = line
    if (typeof text === 'string') line.text = [...codes].reduce((words, [live, own]) => words.replace(live, own), text)
    const answer = await pipe.play(line)
    if (code !== undefined) codes.set(code, answer.invite!)
    answers.push(answer)
  }
  return answers
}
