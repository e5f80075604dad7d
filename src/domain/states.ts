/** States of one thing and where each may go. A state with an empty list is terminal. */
export type StateTable<State extends string> = Readonly<Record<State, readonly State[]>>

/** Whether the table lets the thing go from one state to another; staying is no move. */
export function mayMove<State extends string>(table: StateTable<State>, from: State, to: State): boolean {
  return table[from].includes(to)
}

/** Every state that can be reached from the first ones, they included. */
export function reachable<State extends string>(table: StateTable<State>, first: readonly State[]): Set<State> {
  const seen = new Set(first)
  for (const state of seen) for (const next of table[state]) seen.add(next)
  return seen
}
