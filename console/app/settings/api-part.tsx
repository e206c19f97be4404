import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Operation } from '../../contract/house-answers.ts';
import { ask } from '../ask.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { accessWords } from './access-words.ts';

const t = accessWords.api;
/** The API to be read: made of the description that other systems read, too. */
export function ApiPart() {
  const [search, setSearch] = useState('');
  const api = useQuery({
    queryKey: ['openapi'],
    queryFn: () => ask('GET /api/openapi.json'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (api.isPending) return <LoadingRows rows={6} />;
  if (api.isError) return <Failure error={api.error} onRetry={() => api.refetch()} />;
  const wanted = search.trim().toLowerCase();
  const routes = Object.entries(api.data.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
  );
  const shown = routes.filter(({ route, operation }) => `${route} ${operation.summary}`.toLowerCase().includes(wanted));
  return (
    <section className="card api">
      <h2>{t.title}</h2>
      <p className="muted">{api.data.info.description.replaceAll('`', '')}</p>
      <p>
        <a href="/v1/openapi.json" target="_blank" rel="noreferrer">
          {t.whole}
        </a>
      </p>
      <TextInput label={t.search} value={search} maxLength={100} onChange={(event) => setSearch(event.currentTarget.value)} />
      <ul>
        {shown.map(({ route, operation }) => (
          <li key={route}>
            <code>{route}</code>
            <p>{operation.summary}</p>
            <p className="muted small">{asked(operation)}</p>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="muted">{t.none}</p>}
    </section>
  );
}

function asked({ parameters, requestBody, 'x-roles': roles, 'x-scopes': scopes }: Operation): string {
  const query = parameters.filter((one) => one.in === 'query').map(({ name, required }) => (required ? name : t.perhaps(name)));
  const schema = requestBody?.content['application/json'].schema;
  const body = Object.keys(schema?.properties ?? {}).map((name) => (schema?.required?.includes(name) === true ? name : t.perhaps(name)));
  return [
    ...(query.length === 0 ? [] : [t.query(query.join(', '))]),
    ...(body.length === 0 ? [] : [t.body(body.join(', '))]),
    t.may(roles.map((role) => accessWords.roles.named(role)).join(', ')),
    ...(scopes.length === 0 ? [] : [t.keys(scopes.join(', '))]),
  ].join(' · ');
}
