import { Button, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Plan } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { calendarDay, count } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { AudienceBuilder } from './audience-builder.tsx';
import type { StepProps } from './editing.ts';
import { editorWords as t } from './editor-words.ts';
import { share } from './share.ts';
import { useSettled } from './use-settled.ts';

const DAYS = 90;

/** Whom of those who have such a date it lets in, with how many that are and ten of them. */
export function StepWho({ copy: { plan }, change }: StepProps) {
  const { audience: _, ...everybody } = plan;
  const some = plan.audience !== undefined;
  return (
    <div className="editor-two">
      <section className="card editor-part">
        <p className="muted">{t.whoHelp}</p>
        <Radio.Group
          aria-label={t.steps.who}
          value={some ? 'some' : 'everybody'}
          onChange={(value) => change({ plan: value === 'some' ? { ...plan, audience: plan.audience ?? true } : everybody })}
        >
          <Stack gap="xs">
            <Radio value="everybody" label={t.everybody} />
            <Radio value="some" label={t.some} />
          </Stack>
        </Radio.Group>
        {plan.audience !== undefined && (
          <AudienceBuilder fact={plan.fact} audience={plan.audience} onChange={(audience) => change({ plan: { ...plan, audience } })} />
        )}
      </section>
      <Counted plan={plan} />
    </div>
  );
}

function Counted({ plan }: { readonly plan: Plan }) {
  const asked = useSettled(plan, 500);
  const counted = useQuery({
    queryKey: ['audience', JSON.stringify(asked)],
    queryFn: ({ signal }) => ask('POST /api/audience', { body: { plan: asked }, signal }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  if (counted.isPending)
    return (
      <section className="card editor-part" aria-busy="true">
        <p className="muted">{t.counting}</p>
        <LoadingRows rows={4} />
      </section>
    );
  if (counted.isError)
    return (
      <section className="card">
        <Failure error={counted.error} onRetry={() => counted.refetch()} />
      </section>
    );
  const { planned, tried, inside, cut, people } = counted.data;
  const of = share(inside, tried, planned);
  const everybody = plan.audience === undefined || plan.audience === true;
  return (
    <section className="card editor-part" aria-live="polite" data-stale={counted.isPlaceholderData || asked !== plan}>
      {planned === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <div>
          <p className="big-count">{everybody ? t.countAll(count(planned), DAYS) : t.count(count(of.count), count(planned), DAYS)}</p>
          <p className="muted small">
            {everybody ? '' : tried === planned ? t.countExact : t.countSampled(count(tried), count(of.low), count(of.high))}
            {cut && ` ${t.countMore}`}
          </p>
        </div>
      )}
      {planned > 0 && inside === 0 && <p>{t.nobodyInside}</p>}
      {people.length > 0 && (
        <div>
          <h3>{t.people}</h3>
          <ul className="people">
            {people.map(({ customer, day, about }) => (
              <li key={customer.id}>
                <Button component="a" variant="subtle" size="compact-sm" href={hrefTo('customers', customer.id)} target="_blank">
                  {customer.name ?? words.customers.unnamed}
                </Button>
                <span className="muted small">{oneLine([about, customer.country, t.peopleDue(calendarDay(day))])}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
