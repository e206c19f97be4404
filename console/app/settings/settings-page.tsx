import { useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { ask } from '../ask.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { useKept } from '../parts/use-kept.ts';
import { Who } from '../sign-in/who.tsx';
import { ApiPart } from './api-part.tsx';
import { AuditPart } from './audit-part.tsx';
import { BrandSample } from './brand-sample.tsx';
import { KeysPart } from './keys-part.tsx';
import { RolesPart } from './roles-part.tsx';
import { SaveChanges } from './save-changes.tsx';
import { SenderCard } from './sender-card.tsx';
import { SettingField } from './setting-field.tsx';
import { groupNames, groupOf } from './setting-groups.ts';
import { type Edits, type Tree, valueAt, withEdits } from './setting-paths.ts';
import { SettingRows } from './setting-rows.tsx';
import { partOf, type SettingsPart, SettingsTabs } from './settings-tabs.tsx';
import { settingsWords as t } from './settings-words.ts';

const rowsShape = z.array(z.record(z.string(), z.unknown()));

export function SettingsPage({ id }: { readonly id: string | undefined }) {
  const part = partOf(id);
  return (
    <SettingsTabs part={part}>
      <Part part={part} />
      <Who />
    </SettingsTabs>
  );
}

function Part({ part }: { readonly part: SettingsPart }) {
  switch (part) {
    case 'engine':
      return <EnginePart />;
    case 'keys':
      return <KeysPart />;
    case 'api':
      return <ApiPart />;
    case 'roles':
      return <RolesPart />;
    case 'audit':
      return <AuditPart />;
  }
}

function EnginePart() {
  const stored = useQuery({ queryKey: ['settings', 'all'], queryFn: () => ask('GET /api/settings') });
  const [kept, keep] = useKept('settings', z.record(z.string(), z.unknown()));
  const edits: Edits = kept ?? {};
  return (
    <>
      <SenderCard />
      {stored.isPending && <LoadingRows />}
      {stored.isError && <Failure error={stored.error} onRetry={() => stored.refetch()} />}
      {stored.isSuccess && (
        <>
          <Groups settings={withEdits(stored.data.settings, edits)} onEdit={(path, value) => keep({ ...edits, [path]: value })} />
          <SaveChanges stored={stored.data} edits={edits} onDrop={() => keep(undefined)} />
        </>
      )}
    </>
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
        const { fields, lists = [] } = groupOf(group);
        return (
          <section key={group} className="card">
            <h2>{t.groups[group]}</h2>
            <div className="setting-fields">
              {fields.map(([path, kind]) => (
                <SettingField
                  key={path}
                  path={path}
                  kind={kind}
                  value={valueAt(settings, path)}
                  onChange={(value) => onEdit(path, value)}
                />
              ))}
            </div>
            {group === 'brand' && <BrandSample color={valueAt(settings, 'company.color')} logo={valueAt(settings, 'company.logo')} />}
            {lists.map((list) => (
              <SettingRows
                key={list.path}
                {...list}
                rows={rowsShape.safeParse(valueAt(settings, list.path)).data ?? []}
                onChange={(rows) => onEdit(list.path, rows)}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}
