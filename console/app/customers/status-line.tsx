import { calendarDay } from '../parts/formats.ts';
import { words } from '../words.ts';

const t = words.programme.status;
const names: Readonly<Record<string, string>> = t.names;
const SHOWN = 4;

interface StatusLineProps {
  readonly status: { readonly now: string; readonly changes: readonly { readonly on: string; readonly to: string }[] };
}

/** care 37: how the customer stands, and how that has changed; the latest first. */
export function StatusLine({ status: { now, changes } }: StatusLineProps) {
  const latest = [...changes].reverse().slice(0, SHOWN);
  return (
    <p className="muted">
      {t.title}: {latest.length === 0 ? names[now] : latest.map(({ on, to }) => t.since(names[to] ?? to, calendarDay(on))).join(' · ')}
    </p>
  );
}
