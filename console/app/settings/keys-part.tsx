import { Button, Checkbox, CopyButton, Stack, Table, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Key, Keys } from '../../contract/house-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { calendarDay, dayIn } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { accessWords } from './access-words.ts';
import { RevokeKey } from './revoke-key.tsx';

const t = accessWords.keys;
/** Keys for other systems: what each may do, and when it was last used. A new one is shown whole once, and never again. */
export function KeysPart() {
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => ask('GET /api/keys') });
  if (keys.isPending) return <LoadingRows rows={3} />;
  if (keys.isError) return <Failure error={keys.error} onRetry={() => keys.refetch()} />;
  return (
    <div className="priced">
      <NewKey scopes={keys.data.scopes} />
      <section className="card">
        <h2>{t.title}</h2>
        {keys.data.items.length === 0 && <p className="muted">{t.none}</p>}
        {keys.data.items.length > 0 && (
          <WideTable label={t.title} verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.name}</Table.Th>
                <Table.Th>{t.may}</Table.Th>
                <Table.Th>{t.made}</Table.Th>
                <Table.Th>{t.used}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keys.data.items.map((key) => (
                <KeyRow key={key.id} held={key} />
              ))}
            </Table.Tbody>
          </WideTable>
        )}
      </section>
    </div>
  );
}

function KeyRow({ held: { id, name, scopes, createdAt, createdBy, usedOn, revokedAt, revokedBy } }: { readonly held: Key }) {
  const { timeZone } = useCompany();
  return (
    <Table.Tr data-off={revokedAt !== undefined}>
      <Table.Th scope="row">
        {name}
        <span className="muted small key-id">prn_{id}_…</span>
      </Table.Th>
      <Table.Td>{scopes.map((scope) => t.scope(scope)).join(', ')}</Table.Td>
      <Table.Td>{t.by(dayIn(createdAt, timeZone), createdBy)}</Table.Td>
      <Table.Td>{usedOn === undefined ? t.never : calendarDay(usedOn)}</Table.Td>
      <Table.Td>
        {revokedAt === undefined ? <RevokeKey id={id} name={name} /> : t.revoked(dayIn(revokedAt, timeZone), revokedBy ?? '')}
      </Table.Td>
    </Table.Tr>
  );
}

function NewKey({ scopes }: { readonly scopes: Keys['scopes'] }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const make = useMutation({
    mutationFn: () => ask('POST /api/keys', { body: { name, scopes: scopes.filter((scope) => wanted.includes(scope)) } }),
    onSuccess: async () => {
      setName('');
      setWanted([]);
      await queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  return (
    <section className="card">
      <h2>{t.newOne}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <Stack gap="md" align="flex-start" pt="sm">
          <TextInput
            label={t.name}
            description={t.nameHelp}
            value={name}
            maxLength={100}
            required
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox.Group label={t.may} value={[...wanted]} onChange={setWanted}>
            <Stack gap="xs" pt={6}>
              {scopes.map((scope) => (
                <Checkbox key={scope} value={scope} label={t.scope(scope)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Button type="submit" loading={make.isPending} disabled={name.trim() === '' || wanted.length === 0}>
            {t.make}
          </Button>
        </Stack>
      </form>
      {make.isError && (
        <p className="why-problem" role="alert">
          {make.error.message}
        </p>
      )}
      {make.isSuccess && (
        <div className="new-key" role="status">
          <p>{t.once}</p>
          <code>{make.data.key}</code>
          <CopyButton value={make.data.key}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {copied ? t.copied : t.copy}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" variant="subtle" onClick={() => make.reset()}>
            {t.hide}
          </Button>
        </div>
      )}
    </section>
  );
}
