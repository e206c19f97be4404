import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { count, dayIn } from '../parts/formats.ts';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';

const t = words.import;

export function EarlierImports({ open }: { readonly open: string | undefined }) {
  const { timeZone } = useCompany();
  const imports = useQuery({ queryKey: ['imports'], queryFn: () => ask('GET /api/imports') });
  const others = imports.data?.items.filter(({ id }) => id !== open) ?? [];
  if (others.length === 0) return null;
  return (
    <section className="earlier">
      <h3>{t.earlier}</h3>
      <ul className="plain-list">
        {others.map((item) => (
          <li key={item.id}>
            <a href={hrefTo('import', item.id)}>{item.fileName}</a>
            <span className="muted">
              {[item.dry === true ? t.tried : t.states[item.state], t.rows(count(item.counts.read)), dayIn(item.startedAt, timeZone)].join(
                ' · ',
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
