import { IconAlertTriangle, IconCheck, IconClock, IconHelp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { SenderCheck as Check } from '../../contract/house-answers.ts';
import { ask } from '../ask.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { settingsWords } from './settings-words.ts';

const t = settingsWords.sender;

const icons = { good: IconCheck, waiting: IconClock, missing: IconAlertTriangle, unknown: IconHelp };
const tones = { good: 'good', waiting: 'note', missing: 'bad', unknown: 'note' };

/** Whom mails come from, whether the world believes it, and what to set in DNS where it does not. */
export function SenderCard() {
  const sender = useQuery({ queryKey: ['sender'], queryFn: () => ask('GET /api/sending/sender'), staleTime: 60_000 });
  return (
    <section className="card sender">
      <h2>{t.title}</h2>
      {sender.isPending && <LoadingRows rows={2} />}
      {sender.isError && <Failure error={sender.error} onRetry={() => sender.refetch()} />}
      {sender.isSuccess && (
        <>
          <p>{t.from(sender.data.from)}</p>
          {!sender.data.asked && <p className="muted">{t.notAsked}</p>}
          <ul>
            {sender.data.checks.map((check) => (
              <CheckLine key={check.what} check={check} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function CheckLine({ check: { what, state, records } }: { readonly check: Check }) {
  const Icon = icons[state];
  return (
    <li>
      <p className="finding" data-tone={tones[state]}>
        <Icon size={16} stroke={1.8} />
        <span>
          <strong>{t.what[what]}:</strong> {what === 'account' && state === 'missing' ? t.sandbox : t.state[state]}
        </span>
      </p>
      {records.length > 0 && (
        <>
          <p className="muted small">{t.fix}</p>
          <dl className="dns">
            {records.map(({ name, type, value }) => (
              <div key={`${name} ${type}`}>
                <dt>
                  {name} <span className="muted">{type}</span>
                </dt>
                <dd>
                  <code>{value}</code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </li>
  );
}
