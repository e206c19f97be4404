import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { count } from '../parts/formats.ts';
import { hrefTo } from '../route.ts';
import { recallWords } from './recall-words.ts';

const t = recallWords.reach;

interface RecallReachProps {
  readonly range: { readonly model: string; readonly serialFrom: string; readonly serialTo: string };
}

/** Whom a range reaches, as the registry stands: how many, the first of them, and who gets a letter. */
export function RecallReach({ range }: RecallReachProps) {
  const reach = useQuery({
    queryKey: ['recalls', 'reach', range],
    queryFn: () => ask('GET /api/recall-drafts/reach', { query: range }),
  });
  if (reach.isError)
    return (
      <p className="why-problem" role="alert">
        {reach.error.message}
      </p>
    );
  if (reach.data === undefined) return <p aria-live="polite">{t.counting}</p>;
  const { owners, products, byLetter, complete, noticesLive, first } = reach.data;
  return (
    <section className="recall-reach" aria-label={t.title} aria-live="polite">
      <h3>{t.title}</h3>
      {owners === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <>
          <p>
            {t.owners(t.people(owners, count(owners)), t.products(products, count(products)))}. {t.byLetter(byLetter, count(byLetter))}
          </p>
          {!complete && <p>{t.more}</p>}
          <p className="muted">{t.first}</p>
          <ul>
            {first.map(({ id, name }) => (
              <li key={id}>
                <a href={hrefTo('customers', id)}>{name ?? id}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {!noticesLive && <p className="why-problem">{t.notLive}</p>}
    </section>
  );
}
