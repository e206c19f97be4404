import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadPlaces } from '../../../domain/sampling/spread-places.ts';

it('draws as many different places as are wanted, in order, and all of them where there are no more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 300 }), (among, wanted) => {
      const places = spreadPlaces(among, wanted);
      expect(places).toHaveLength(Math.min(among, wanted));
      expect(new Set(places).size).toBe(places.length);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places.every((place) => Number.isInteger(place) && place >= 0 && place < among)).toBe(true);
    }),
  );
});

it('passes over no stretch, and takes no side within them', () => {
  const places = spreadPlaces(100_000, 1000);
  expect(places.map((place) => Math.floor(place / 100))).toEqual(Array.from({ length: 1000 }, (_, stretch) => stretch));
  const within = places.map((place) => place % 100);
  expect(within.reduce((sum, each) => sum + each, 0) / 1000).toBeGreaterThan(46);
  expect(within.reduce((sum, each) => sum + each, 0) / 1000).toBeLessThan(54);
  expect(new Set(within).size).toBeGreaterThan(90);
});
