import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../contract/answers.ts';
import { ask } from '../ask.ts';
import type { StepProps } from './editing.ts';
import { editorWords as t } from './editor-words.ts';

/** The comparison group, the days between which it runs, and what holds messages back whatever anybody sets here. */
export function StepSafeguards({ copy: { plan }, change }: StepProps) {
  const guards = useQuery({ queryKey: ['settings', 'guards'], queryFn: () => ask('GET /api/settings') });
  const settings = guards.data?.settings;
  const { holdoutPercent: _holdout, startsOn: _starts, endsOn: _ends, ...rest } = plan;
  const dates = {
    ...(plan.startsOn === undefined ? {} : { startsOn: plan.startsOn }),
    ...(plan.endsOn === undefined ? {} : { endsOn: plan.endsOn }),
  };
  const holdout = plan.holdoutPercent === undefined ? {} : { holdoutPercent: plan.holdoutPercent };
  const setDate = (name: 'startsOn' | 'endsOn', value: string) => {
    const { [name]: _, ...others } = dates;
    change({ plan: { ...rest, ...holdout, ...others, ...(value === '' ? {} : { [name]: value }) } });
  };
  return (
    <section className="card editor-part">
      {plan.class === 'marketing' && (
        <NumberInput
          label={t.holdout}
          description={`${t.holdoutHelp} ${settings === undefined ? '' : t.companyHoldout(settings.holdoutPercent)}`}
          value={plan.holdoutPercent ?? ''}
          placeholder={settings === undefined ? '' : String(settings.holdoutPercent)}
          min={0}
          max={50}
          suffix=" %"
          maw={420}
          onChange={(value) => change({ plan: { ...rest, ...dates, ...(value === '' ? {} : { holdoutPercent: Number(value) }) } })}
        />
      )}
      <div className="editor-pair">
        <TextInput
          type="date"
          label={t.from}
          description={t.always}
          value={plan.startsOn ?? ''}
          onChange={(event) => setDate('startsOn', event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t.to}
          description={t.always}
          value={plan.endsOn ?? ''}
          onChange={(event) => setDate('endsOn', event.currentTarget.value)}
        />
      </div>
      <BondChoice plan={plan} change={change} />
      <ProgrammeChoice plan={plan} change={change} />
      <div>
        <h2>{t.guards}</h2>
        <ul className="guards">
          {guardsOf(plan.class, settings).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const bonds = [1, 2, 3] as const;

/** care 33: what binds by it. What a level asks for is found where the texts are reviewed. */
function BondChoice({ plan, change }: Pick<StepProps, 'change'> & { readonly plan: StepProps['copy']['plan'] }) {
  const { bond: _, ...rest } = plan;
  return (
    <NativeSelect
      label={t.bond}
      description={t.bondHelp}
      maw={420}
      value={plan.bond ?? ''}
      data={[{ value: '', label: t.bonds[0] }, ...bonds.map((level) => ({ value: String(level), label: t.bonds[level] }))]}
      onChange={(event) => {
        const chosen = bonds.find((level) => String(level) === event.currentTarget.value);
        change({ plan: chosen === undefined ? rest : { ...rest, bond: chosen } });
      }}
    />
  );
}

const programmes = ['invite-to-call', 'ask-after-sale', 'news-and-advice', 'joint-plan'] as const;

/** care 40: what kind of programme it is, and so from which level of relationship on it is sent. */
function ProgrammeChoice({ plan, change }: Pick<StepProps, 'change'> & { readonly plan: StepProps['copy']['plan'] }) {
  const { programme: _, ...rest } = plan;
  return (
    <NativeSelect
      label={t.programme}
      description={t.programmeHelp}
      maw={420}
      value={plan.programme ?? ''}
      data={[{ value: '', label: t.bonds[0] }, ...programmes.map((kind) => ({ value: kind, label: t.programmes[kind] }))]}
      onChange={(event) => {
        const chosen = programmes.find((kind) => kind === event.currentTarget.value);
        change({ plan: chosen === undefined ? rest : { ...rest, programme: chosen } });
      }}
    />
  );
}

function guardsOf(kind: 'marketing' | 'service' | 'safety', settings: Answer<'GET /api/settings'>['settings'] | undefined): string[] {
  const { guard } = t;
  if (settings === undefined) return [];
  const always = [guard.once];
  const quiet = guard.quiet(settings.quietHours.from, settings.quietHours.to);
  const late = guard.late(settings.latenessHours);
  switch (kind) {
    case 'safety':
      return [guard.safety, ...always];
    case 'service':
      return [guard.service, quiet, late, ...always];
    case 'marketing':
      return [
        guard.consent,
        guard.cases,
        quiet,
        ...(settings.caps.marketing ?? []).map(({ max, days }) => guard.cap(max, days)),
        late,
        guard.breaker,
        ...always,
      ];
  }
}
