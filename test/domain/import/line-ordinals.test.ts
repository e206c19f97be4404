import { expect, it } from 'vitest';
import { LineOrdinals } from '../../../domain/import/line-ordinals.ts';

it('counts each name for itself, also when it has grown', () => {
  const ordinals = new LineOrdinals();
  const names = Array.from({ length: 50_000 }, (_, n) => `C${n % 77}\nO${n}\nS${n % 5}`);
  for (const name of names) expect(ordinals.next(name)).toBe(0);
  for (const name of names.slice(0, 1000)) expect(ordinals.next(name)).toBe(1);
  expect(ordinals.next('new')).toBe(0);
});
