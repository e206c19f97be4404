import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { dayIn, timeIn } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { useHolds } from '../role.ts';
import { words } from '../words.ts';

const t = words.import;
/** What other systems told on the bus and could not be taken: which event, and why. */
export function RefusedEvents() {
  const { timeZone } = useCompany();
  const mayLook = useHolds('agent', 'author', 'admin');
  const events = useQuery({
    queryKey: ['refused events'],
    queryFn: () => ask('GET /api/records/refused-events'),
    enabled: mayLook,
  });
  const items = events.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="earlier">
      <h3>{t.refusedEvents}</h3>
      <ul className="plain-list">
        {items.map(({ id, source, at, reasons }) => (
          <li key={`${source} ${id} ${at}`}>
            <span>{id}</span>
            <span className="muted">{oneLine([source, `${dayIn(at, timeZone)}, ${timeIn(at, timeZone)}`, ...reasons])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
