/** Settings as they are written down: members by name. */
export type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

export function valueAt(tree: Tree, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isTree(value) ? value[name] : undefined), tree);
}

function withValue(tree: Tree, [name = '', ...rest]: readonly string[], value: unknown): Tree {
  const below = tree[name];
  return { ...tree, [name]: rest.length === 0 ? value : withValue(isTree(below) ? below : {}, rest, value) };
}

/** Only what somebody has touched is kept, by path: put over newer settings, it leaves all the rest as others have saved it. */
export type Edits = Readonly<Record<string, unknown>>;

export const withEdits = (settings: Tree, edits: Edits): Tree =>
  Object.entries(edits).reduce((tree, [path, value]) => withValue(tree, path.split('.'), value), settings);
