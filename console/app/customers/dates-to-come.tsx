import type { CustomerDetail, FactToCome } from '../../contract/customer-answers.ts';
import { calendarDay } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { words } from '../words.ts';

const SHOWN = 8;

interface DatesToComeProps extends Pick<CustomerDetail, 'facts' | 'assets' | 'today'> {}

export function DatesToCome({ facts, assets, today }: DatesToComeProps) {
  if (facts.length === 0) return <p className="muted">{words.customers.nothingToCome}</p>;
  const nameOf = ({ subject }: FactToCome) => assets.find(({ id }) => id === subject)?.name;
  return (
    <ul className="plain-list">
      {facts.slice(0, SHOWN).map((fact) => (
        <li key={`${fact.kind} ${fact.subject}`}>
          <strong>
            {words.facts.label(fact.kind)}
            {fact.years === undefined || fact.years === 0 ? '' : ` · ${words.facts.years(fact.years)}`}
          </strong>
          <span className="muted">{oneLine([fact.next === today ? words.facts.today : calendarDay(fact.next), nameOf(fact)])}</span>
        </li>
      ))}
    </ul>
  );
}
