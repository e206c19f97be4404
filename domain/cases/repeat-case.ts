import type { Instant } from '../calendar/calendar-date.ts';
import type { CustomerState } from '../customer-state.ts';
import { productName } from '../rules/asset-rules.ts';
import type { RepeatFault } from '../service/service-visit.ts';
import type { Settings } from '../settings.ts';
import { branchOf } from './branch-calendar.ts';
import type { Case } from './case.ts';
import { caseIdFor, openCase } from './case-moves.ts';

/** care 22: a fault that came back belongs to the expert, from the first minute on. */
export function repeatCase(state: CustomerState, { visit, before }: RepeatFault, at: Instant, settings: Settings): Case {
  const { id: customer, timeZone } = state.customer;
  const asset = state.assets.find(({ id }) => id === visit.assetId);
  const product = asset === undefined ? visit.assetId : productName(asset);
  const opened = openCase(
    {
      id: caseIdFor(customer, `service#${visit.id}`),
      kind: 'repeat-fault',
      about: `${product} · ${visit.fault ?? ''} · ${before.day}, ${visit.day}`,
      answer: undefined,
    },
    { at, by: 'perennial', timeZone, branch: branchOf(state.customer) },
    settings,
  );
  return { ...opened, owner: settings.service.expert, asset: visit.assetId };
}
