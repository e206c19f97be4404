/** One step that something could take from a state. */
export interface Move<State> {
  readonly label: string;
  readonly to: State;
}

export interface Exploration {
  readonly states: number;
  /** The first way to each kind of violation, shortest first. */
  readonly violations: Readonly<Record<string, string>>;
}

/** Every state that can be reached, breadth first, so that the first way to a violation is a shortest one; ends there if it is hunted. */
export function explore<State>(
  start: State,
  nameOf: (state: State) => string,
  movesFrom: (state: State) => Iterable<Move<State>>,
  broken: (state: State) => readonly string[],
  hunted?: string,
): Exploration {
  const cameFrom = new Map<string, { readonly from: string; readonly label: string } | undefined>([[nameOf(start), undefined]]);
  const violations: Record<string, string> = {};
  let wave: State[] = [start];
  while (wave.length > 0) {
    const next: State[] = [];
    for (const state of wave) {
      const from = nameOf(state);
      for (const { label, to } of movesFrom(state)) {
        const name = nameOf(to);
        if (cameFrom.has(name)) continue;
        cameFrom.set(name, { from, label });
        next.push(to);
        for (const violation of broken(to)) violations[violation] ??= wayTo(name);
        if (hunted !== undefined && violations[hunted] !== undefined) return { states: cameFrom.size, violations };
      }
    }
    wave = next;
  }
  return { states: cameFrom.size, violations };

  function wayTo(name: string): string {
    const labels: string[] = [];
    for (let step = cameFrom.get(name); step !== undefined; step = cameFrom.get(step.from)) labels.push(step.label);
    return labels.reverse().join(' > ');
  }
}
