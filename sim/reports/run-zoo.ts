import type { Crew } from '../crew/crew.ts';
import { bugs } from '../zoo/bugs.ts';
import { showTable } from './show-table.ts';

/** Every planted bug, seed after seed until one finds it. 1 where one is not found. */
export async function runZoo(crew: Crew, { most, markdown }: { readonly most: number; readonly markdown: boolean }): Promise<number> {
  const found = new Map<string, { readonly seeds: number; readonly by: string } | undefined>();
  const hunt = async (bug: string): Promise<void> => {
    for (let seed = 1; seed <= most; seed++) {
      const { violations } = await crew.run({ seed, bug, stopEarly: true });
      const [first] = violations;
      if (first === undefined) continue;
      found.set(bug, { seeds: seed, by: first.invariant });
      return;
    }
    found.set(bug, undefined);
  };
  await Promise.all(Object.keys(bugs).map(hunt));
  const rows = Object.entries(bugs).map(([name, { shape }]) => {
    const catchOf = found.get(name);
    return [
      `${name} (${shape})`,
      catchOf === undefined ? `not found in ${most} seeds` : `${catchOf.by} in ${catchOf.seeds} seeds`,
    ] as const;
  });
  const all = rows.length;
  const caught = [...found.values()].filter((each) => each !== undefined).length;
  showTable(`${caught} of ${all} planted bugs found`, markdown, rows);
  return caught === all ? 0 : 1;
}
