import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { ask } from '../ask.ts';
import { Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { SaveChanges } from './save-changes.tsx';
import { SenderCard } from './sender-card.tsx';
import { type FieldKind, SettingField } from './setting-field.tsx';
import { type Edits, type Tree, valueAt, withEdits } from './setting-paths.ts';
import { SettingRows } from './setting-rows.tsx';
import { settingsWords as t } from './settings-words.ts';

const settingsShape = z.object({ rev: z.number(), settings: z.record(z.string(), z.unknown()) });
const rowsShape = z.array(z.record(z.string(), z.unknown()));

const groups = {
  company: [
    ['company.name', 'text'],
    ['company.postalAddress', 'text'],
    ['company.replyTo', 'text'],
    ['company.phone', 'text'],
    ['company.staffedHours', 'text'],
    ['company.timeZone', 'text'],
    ['company.locale', 'text'],
    ['company.currency', 'text'],
  ],
  sending: [
    ['sendAt', 'time'],
    ['quietHours.from', 'time'],
    ['quietHours.to', 'time'],
    ['latenessHours', 'number'],
    ['leapDay', 'leap-day'],
    ['mergeBirthdaysDays', 'number'],
    ['testAddresses', 'lines'],
  ],
  limits: [
    ['holdoutPercent', 'number'],
    ['surveys.minimumDaysApart', 'number'],
    ['surveys.pulseDaysApart', 'number'],
    ['householdOfferDays', 'number'],
    ['consent.doubleOptIn', 'yes-no'],
    ['relationshipLevels', 'yes-no'],
  ],
  tiers: [
    ['points.perCurrencyUnit', 'number'],
    ['points.windowMonths', 'number'],
    ['tierValidityDays', 'number'],
    ['earlyUpgrade', 'yes-no'],
  ],
  care: [
    ['winBack.fallbackCycleDays', 'number'],
    ['winBack.minimumGaps', 'number'],
    ['cases.dueHours', 'number'],
    ['cases.owner', 'text'],
    ['cases.escalationOwner', 'text'],
    ['service.expert', 'text'],
    ['service.repeatFaultDays', 'number'],
    ['service.knownFaults', 'lines'],
  ],
} as const satisfies Record<string, readonly (readonly [path: string, kind: FieldKind])[]>;
const groupNames = ['company', 'sending', 'limits', 'tiers', 'care'] as const;

const lists = {
  limits: {
    path: 'caps.marketing',
    columns: [
      { name: 'max', kind: 'number' },
      { name: 'days', kind: 'number' },
    ],
    blank: { max: 1, days: 30 },
  },
  tiers: {
    path: 'tiers',
    columns: [
      { name: 'id', kind: 'text' },
      { name: 'from', kind: 'number' },
      { name: 'goodCredit', kind: 'yes-no' },
    ],
    blank: { id: '', from: 0 },
  },
} as const;

export function SettingsPage() {
  const stored = useQuery({ queryKey: ['settings', 'all'], queryFn: () => ask(settingsShape, '/api/settings') });
  const [edits, setEdits] = useState<Edits>({});
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about} />
      <SenderCard />
      {stored.isPending && <LoadingRows />}
      {stored.isError && <Failure error={stored.error} onRetry={() => stored.refetch()} />}
      {stored.isSuccess && (
        <>
          <Groups
            settings={withEdits(stored.data.settings, edits)}
            onEdit={(path, value) => setEdits((all) => ({ ...all, [path]: value }))}
          />
          <SaveChanges stored={stored.data} edits={edits} onDrop={() => setEdits({})} />
        </>
      )}
    </div>
  );
}

interface GroupsProps {
  readonly settings: Tree;
  readonly onEdit: (path: string, value: unknown) => void;
}

function Groups({ settings, onEdit }: GroupsProps) {
  return (
    <div className="priced">
      {groupNames.map((group) => {
        const list = group === 'limits' || group === 'tiers' ? lists[group] : undefined;
        return (
          <section key={group} className="card">
            <h2>{t.groups[group]}</h2>
            <div className="setting-fields">
              {groups[group].map(([path, kind]) => (
                <SettingField
                  key={path}
                  path={path}
                  kind={kind}
                  value={valueAt(settings, path)}
                  onChange={(value) => onEdit(path, value)}
                />
              ))}
            </div>
            {list !== undefined && (
              <SettingRows
                {...list}
                rows={rowsShape.safeParse(valueAt(settings, list.path)).data ?? []}
                onChange={(rows) => onEdit(list.path, rows)}
              />
            )}
          </section>
        );
      })}
    </div>
  );
}
