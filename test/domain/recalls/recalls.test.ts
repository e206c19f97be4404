import { describe, expect, it } from 'vitest';
import type { Recall } from '../../../domain/answer.ts';
import { missingSteps, tickStep } from '../../../domain/recalls/closing-steps.ts';
import { kilometresBetween, placeOf, recallRoute } from '../../../domain/recalls/recall-route.ts';

const EARTH_RADIUS_KM = 6371.0088;
const workshop = { name: 'North', latitude: 0, longitude: 0 };
/** So many kilometres north of the workshop. */
const north = (km: number) => ({ latitude: (km / EARTH_RADIUS_KM) * (180 / Math.PI), longitude: 0 });

describe('> further than 100 km → home visit, else workshop, by great circle (care 20)', () => {
  it.each([
    [99.999, 'workshop'],
    [100, 'workshop'],
    [100.001, 'home-visit'],
  ])('%d km: %s', (km, kind) => {
    expect(kilometresBetween(north(km), workshop)).toBe(km);
    expect(recallRoute(north(km), [workshop], 100).kind).toBe(kind);
  });

  it('> goes to the nearest of several workshops', () => {
    const far = { name: 'Far', latitude: 10, longitude: 0 };
    expect(recallRoute(north(50), [far, workshop], 100)).toEqual({ kind: 'workshop', km: 50, workshop: 'North' });
  });

  it.each([
    ['no coordinates', {}],
    ['half of them', { latitude: '51.5' }],
    ['a latitude that cannot be', { latitude: '91', longitude: '0' }],
    ['words', { latitude: 'north', longitude: '0' }],
  ])('> %s → call, never guess', (_what, attributes) => {
    expect(recallRoute(placeOf({ attributes }), [workshop], 100)).toEqual({ kind: 'call' });
  });

  it('calls too where no workshop is known', () => expect(recallRoute(north(1), [], 100)).toEqual({ kind: 'call' }));

  it('knows London to Paris, over the date line, and the poles', () => {
    const [london, paris] = [
      placeOf({ attributes: { latitude: '51.5074', longitude: '-0.1278' } }),
      { latitude: 48.8566, longitude: 2.3522 },
    ];
    expect(london && kilometresBetween(london, paris)).toBeCloseTo(343.56, 1);
    expect(kilometresBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.195, 2);
    expect(kilometresBetween({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 })).toBeCloseTo(Math.PI * EARTH_RADIUS_KM, 2);
  });
});

describe('> a goodwill checklist after the repair; a step missing → it stays open (care 21)', () => {
  const steps = ['repaired', 'cleaned', 'checked'];
  const recall: Recall = { id: 'R1', assetId: 'A1', reason: 'hot', safety: true, startsOn: '2026-11-01' };
  const tick = (one: Recall, step: string) => tickStep(one, { step, at: 1, by: 'staff-1' }, '2026-11-20', steps) ?? one;

  it('closes with the last step, in whatever order they come', () => {
    const two = tick(tick(recall, 'checked'), 'repaired');
    expect(missingSteps(two, steps)).toEqual(['cleaned']);
    expect(two.closedOn).toBeUndefined();
    expect(tick(two, 'cleaned').closedOn).toBe('2026-11-20');
  });

  it.each(['painted', 'repaired'])('knows no step "%s" that is none, or was done before', (step) => {
    expect(tickStep(tick(recall, 'repaired'), { step, at: 2, by: 'staff-1' }, '2026-11-21', steps)).toBeUndefined();
  });
});
