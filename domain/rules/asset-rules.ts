import { birthdayCard } from '../birthdays/merge-birthdays.ts';
import { daysBetween } from '../calendar/calendar-date.ts';
import { type Asset, assetEndedBy } from '../customer.ts';
import { shownSubject } from '../facts/fact.ts';
import { placeOf, recallRoute } from '../recalls/recall-route.ts';
import { holds, nothing, type RuleAnswer, type RuleContext } from './rule.ts';

export const productName = (asset: Asset): string => asset.name ?? asset.model ?? asset.category ?? asset.id;

/** care 81: > User unknown → buyer, without “your”. */
export const productValues = (asset: Asset) => ({ name: productName(asset), ...(asset.userUnknown === true ? { unowned: true } : {}) });

/** > A product is greeted each year on the anniversary of its purchase, n ≥ 1 full years; birthdays of one week share a card. */
export function decideProductBirthday({ state, fact, ordinal, date, settings, greeted }: RuleContext): RuleAnswer {
  if (ordinal < 1 || greeted(fact.subject, ordinal)) return nothing;
  const card = birthdayCard({ assets: state.assets, asset: fact.subject, on: date, settings });
  switch (card.kind) {
    case 'nothing':
      return nothing;
    case 'asset-ended':
      return { kind: 'skip', reason: 'asset-ended' };
    case 'card': {
      const products = card.products.filter(({ asset, years }) => asset.id === fact.subject || !greeted(asset.id, years));
      // Templates greet the first of them: the one whose birthday is today, whatever its id.
      const greetedFirst = [...products].sort((a, b) => Number(b.asset.id === fact.subject) - Number(a.asset.id === fact.subject));
      const named = greetedFirst.map(({ asset, years }) => ({
        ...productValues(asset),
        // Where it has a name of its own, the model says more.
        ...(asset.name === undefined || asset.model === undefined ? {} : { model: asset.model }),
        years,
        purchasedOn: asset.purchasedOn ?? date,
      }));
      return { kind: 'holds', values: { years: ordinal, products: named }, products };
    }
  }
}

/** > Asset active. */
export function decideAssetActive({ state, fact, today, dueDay }: RuleContext): RuleAnswer {
  const asset = state.assets.find(({ id }) => id === fact.subject);
  if (asset === undefined) return nothing;
  if (assetEndedBy(asset, dueDay)) return { kind: 'skip', reason: 'asset-ended' };
  const product = { ...productValues(asset), model: asset.model ?? '' };
  return holds({ product, endsOn: fact.date, days: daysBetween(today, fact.date) });
}

/** > All owners of the model are told until they acknowledge. */
export function decideRecall({ state, fact, dueDay, settings }: RuleContext): RuleAnswer {
  const asset = state.assets.find(({ id }) => id === shownSubject(fact));
  if (asset === undefined) return nothing;
  if (assetEndedBy(asset, dueDay)) return { kind: 'skip', reason: 'asset-ended' };
  const { workshops, homeVisitBeyondKm } = settings.recalls;
  return holds({
    product: { ...productValues(asset), model: asset.model ?? '' },
    reason: fact.values['reason'] ?? '',
    safety: fact.values['safety'] ?? true,
    route: { ...recallRoute(placeOf(state.customer), workshops, homeVisitBeyondKm) },
  });
}
