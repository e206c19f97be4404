import type { FieldPair, JoinPreview, Side } from '../../contract/join-answers.ts';
import { calendarDay } from '../parts/formats.ts';
import { words } from '../words.ts';

const t = words.customers.join;
const sides = ['kept', 'other'] as const;

interface JoinComparedProps {
  readonly preview: JoinPreview;
  readonly choices: Readonly<Record<string, Side>>;
  readonly onChoose: (field: string, side: Side) => void;
}

/** The two side by side; where both say something else, whoever joins them chooses. */
export function JoinCompared({ preview: { kept, other, fields, consents }, choices, onChoose }: JoinComparedProps) {
  return (
    <>
      <div className="join-row join-head">
        <span />
        <span>
          <strong>{kept.name ?? kept.id}</strong>
          <span className="muted">
            {kept.id} · {t.kept}
          </span>
        </span>
        <span>
          <strong>{other.name ?? other.id}</strong>
          <span className="muted">
            {other.id} · {t.gone}
          </span>
        </span>
      </div>
      <section>
        <h3>{t.details}</h3>
        {fields.map((pair) => (
          <Row key={pair.field} pair={pair} side={choices[pair.field] ?? pair.side} onChoose={(side) => onChoose(pair.field, side)} />
        ))}
      </section>
      <section>
        <h3>{t.consents}</h3>
        {consents.map((one) => (
          <div key={one.channel} className="join-row">
            <span className="muted">{t.channels[one.channel]}</span>
            <span>{words.customers.consent[one.kept]}</span>
            <span>{words.customers.consent[one.other]}</span>
            <span className="join-result">
              {t.joined}: <strong>{words.customers.consent[one.joined]}</strong>
            </span>
          </div>
        ))}
        <p className="muted">{t.consentHelp}</p>
      </section>
    </>
  );
}

const shown = (text = ''): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? calendarDay(text) : text || t.nothing);

interface RowProps {
  readonly pair: FieldPair;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}

function Row({ pair, side, onChoose }: RowProps) {
  const name = t.field(pair.field);
  if (!pair.conflict) {
    return (
      <div className="join-row">
        <span className="muted">{name}</span>
        {sides.map((each) => (
          <span key={each} data-taken={(pair[each] ?? '') !== '' && (each === pair.side || pair.kept === pair.other)}>
            {shown(pair[each])}
          </span>
        ))}
      </div>
    );
  }
  return (
    <fieldset className="join-row" aria-label={name}>
      <span className="muted">{name}</span>
      {sides.map((each) => (
        <label key={each} data-taken={each === side}>
          <input type="radio" name={`join-${pair.field}`} checked={each === side} onChange={() => onChoose(each)} />
          <span>{shown(pair[each])}</span>
        </label>
      ))}
    </fieldset>
  );
}
