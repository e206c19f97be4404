import { describe, expect, it } from 'vitest';
import { faultCode, repeatFaults, type ServiceVisit } from '../../../domain/service/service-visit.ts';

const aVisit = (id: string, day: string, differences: Partial<ServiceVisit> = {}): ServiceVisit => ({
  id,
  assetId: 'A1',
  at: Date.parse(`${day}T10:00:00Z`),
  day,
  kind: 'repair',
  fault: 'E21',
  ...differences,
});
const repeated = (...visits: readonly ServiceVisit[]) => repeatFaults(visits, 90).map(({ visit, before }) => [before.id, visit.id]);

describe('> the same fault twice within 90 days goes to an expert (care 22)', () => {
  it.each([
    ['on the same day', '2026-03-01', true],
    ['on day 90', '2026-05-30', true],
    ['on day 91', '2026-05-31', false],
  ])('%s', (_when, day, goes) => {
    expect(repeated(aVisit('V1', '2026-03-01'), aVisit('V2', day))).toEqual(goes ? [['V1', 'V2']] : []);
  });

  it('whatever order the visits come in, and a third time again', () => {
    expect(repeated(aVisit('V3', '2026-06-01'), aVisit('V1', '2026-03-01'), aVisit('V2', '2026-04-15'))).toEqual([
      ['V1', 'V2'],
      ['V2', 'V3'],
    ]);
  });

  it.each([
    ['another fault', { fault: 'E22' }],
    ['another product', { assetId: 'A2' }],
    ['no fault', { fault: undefined }],
  ])('not with %s', (_what, differences) => {
    expect(repeated(aVisit('V1', '2026-03-01'), aVisit('V2', '2026-03-09', differences))).toEqual([]);
  });

  it.each(['unknown', 'N/A', ' - ', '', '未知'])('> an unknown fault code (%s) counts as distinct', (fault) => {
    expect(repeated(aVisit('V1', '2026-03-01', { fault }), aVisit('V2', '2026-03-09', { fault }))).toEqual([]);
  });

  it('tells codes apart without case or blanks', () => {
    expect(faultCode(' e21 ')).toBe(faultCode('E21'));
  });
});
