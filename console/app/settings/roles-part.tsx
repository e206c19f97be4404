import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Roles } from '../../contract/house-answers.ts';
import { ask } from '../ask.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { accessWords } from './access-words.ts';

const t = accessWords.roles;
/** Who may do what: told from the very table by which every request is judged. */
export function RolesPart() {
  const roles = useQuery({ queryKey: ['roles'], queryFn: () => ask('GET /api/roles') });
  if (roles.isPending) return <LoadingRows rows={5} />;
  if (roles.isError) return <Failure error={roles.error} onRetry={() => roles.refetch()} />;
  const { roles: all, mine } = roles.data;
  return (
    <section className="card">
      <h2>{t.title}</h2>
      <ul className="roles">
        {all.map((role) => (
          <li key={role}>
            <strong>{t.named(role)}</strong> {t.about(role)}
            {mine.includes(role) && <span className="standing">{t.yours}</span>}
          </li>
        ))}
      </ul>
      <WideTable label={t.title} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.act}</Table.Th>
            {all.map((role) => (
              <Table.Th key={role}>{t.named(role)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {areasOf(roles.data).map(([area, acts]) => (
            <Table.Tr key={area}>
              <Table.Th scope="row">{t.area(area)}</Table.Th>
              {all.map((role) => (
                <Table.Td key={role}>{mayIn(acts, role)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      <p className="muted small">{t.where}</p>
    </section>
  );
}

type Act = readonly [route: string, allowed: readonly string[]];

/** Not what everybody may. */
function areasOf({ permissions, roles }: Roles): [area: string, acts: readonly Act[]][] {
  const areas = new Map<string, Act[]>();
  for (const [route, allowed] of Object.entries(permissions)) {
    const area = /^\w+ \/api\/([\w-]+)/.exec(route)?.[1] ?? '';
    areas.set(area, [...(areas.get(area) ?? []), [route, allowed]]);
  }
  const shown = [...areas].filter(([, acts]) => acts.some(([, allowed]) => allowed.length < roles.length));
  return shown.sort(([a], [b]) => t.area(a).localeCompare(t.area(b)));
}

function mayIn(acts: readonly Act[], role: string): string {
  const may = acts.filter(([, allowed]) => allowed.includes(role));
  if (may.length === 0) return t.nothing;
  if (may.length === acts.length) return t.all;
  const changes = may.filter(([route]) => !route.startsWith('GET '));
  return changes.length === 0 ? t.sees : t.some(changes.length, acts.filter(([route]) => !route.startsWith('GET ')).length);
}
