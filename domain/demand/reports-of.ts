import type { CustomerState } from '../customer-state.ts';
import { faultCode } from '../service/service-visit.ts';
import { isDissatisfied } from '../surveys/survey.ts';
import type { Report } from './mine-demand.ts';

/** care 31: what a customer has told us of their products: faults that were met, complaints, and what they wrote when dissatisfied. */
export function reportsOf({ customer: { id: customer }, assets, serviceVisits, cases, answers }: CustomerState): Report[] {
  const modelOf = (asset: string | undefined) => assets.find(({ id }) => id === asset)?.model;
  const report = (model: string | undefined, text: string | undefined, on: string): Report[] =>
    model === undefined || text === undefined || text.trim() === '' ? [] : [{ customer, model, text: text.trim(), on }];
  return [
    ...serviceVisits.flatMap(({ assetId, fault, day }) => (faultCode(fault) === undefined ? [] : report(modelOf(assetId), fault, day))),
    ...cases.flatMap(({ kind, asset, about, openedOn }) =>
      kind === 'complaint' || kind === 'repair' ? report(modelOf(asset), about, openedOn) : [],
    ),
    ...answers.flatMap((answer) => (isDissatisfied(answer) ? report(answer.product, answer.comment, answer.day) : [])),
  ];
}
