import { expect, it } from 'vitest';
import { groupNames, groupOf } from '../../console/app/settings/setting-groups.ts';
import { settingsWords } from '../../console/app/settings/settings-words.ts';
import { writtenForms } from '../../console/app/settings/written-forms.ts';
import { defaultSettings } from '../../domain/settings.ts';

/** What a company writes names of its own into is one setting, not one for each name. */
const whole = new Set([
  'winBack.cycleDaysByCategory',
  'surveys.asks',
  'surveys.importance',
  'supplies.sideServices',
  'bookings.times',
  'consent.wording',
]);

function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || whole.has(path)) return [path];
  return Object.entries(value).flatMap(([name, below]) => pathsOf(below, path === '' ? name : `${path}.${name}`));
}

it('has a field for each setting there is, once, with a name', () => {
  const fields = groupNames.flatMap((group) => {
    const { fields: of, lists = [] } = groupOf(group);
    return [...of.map(([path]) => path), ...lists.map(({ path }) => path)];
  });
  expect(fields.toSorted()).toEqual(pathsOf(defaultSettings).toSorted());
  for (const path of fields) expect(settingsWords.label(path)).not.toBe(path);
});

it.each([
  ['lines', ['a', 'b c']],
  ['numbers-by-name', { 'washing: big': 2, b: 0.5 }],
  ['texts-by-name', { '*': 'Use up: first', sku: 'Clean' }],
  ['lists-by-name', { mon: ['09:00', '11:00'], sun: [] }],
  ['json', [{ id: 'mine', questions: [] }]],
] as const)('%s are read as they are shown', (kind, value) => {
  const { show, read } = writtenForms[kind];
  expect(read(show(value))).toEqual(value);
});

it.each([
  ['numbers-by-name', 'a: b'],
  ['texts-by-name', 'a'],
  ['json', '{'],
] as const)('%s: what cannot be read is told, not taken', (kind, text) => {
  expect(writtenForms[kind].read(text)).toBeUndefined();
});
