import { Liquid } from 'liquidjs';
import { allowedFilters, ownFilters } from './liquid-filters.ts';

/** Characters of one part's source. */
export const LONGEST_TEMPLATE = 100_000;
/** Characters that filters and ranges may make in one rendering. */
const MEMORY_LIMIT = 1_000_000;
/** Counted by the library between its own steps: it does not see what one filter or one expression does. The renderer's deadline comes first. */
const RENDER_LIMIT_MS = 500;

const allowedTags: readonly string[] = ['assign', 'break', 'case', 'comment', 'continue', 'for', 'if', 'unless'];

/** `html` escapes whatever a slot gives; `text` (subjects, text parts, SMS) takes it as it is. */
export type Output = 'html' | 'text';

/** LiquidJS with everything taken out that reads files, calls other templates or writes unescaped. */
export function liquidEngine(output: Output): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    strictVariables: true,
    // A condition may ask for what is not there; showing it is what must not happen.
    lenientIf: true,
    ownPropertyOnly: true,
    outputEscape: output === 'html' ? escaped : shown,
    parseLimit: LONGEST_TEMPLATE,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MEMORY_LIMIT,
    templates: {},
  });
  for (const tag of Object.keys(engine.tags)) if (!allowedTags.includes(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) if (!allowedFilters.includes(filter)) delete engine.filters[filter];
  for (const [name, filter] of Object.entries(ownFilters)) engine.registerFilter(name, filter);
  return engine;
}

/** A slot that is there and says nothing is as missing as one that is not there. */
function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (value.trim() !== '') return value;
      break;
    case 'number':
      if (Number.isFinite(value)) return String(value);
      break;
    case 'boolean':
      return String(value);
  }
  throw new TypeError('nothing to show');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

const escaped = (value: unknown): string => shown(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
