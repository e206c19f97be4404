import type { ReactNode } from 'react';
import { PageHead } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { WebhooksLink } from '../webhooks/webhooks-link.tsx';
import { settingsWords as t } from './settings-words.ts';

const parts = ['engine', 'keys', 'api', 'roles', 'audit'] as const;
export type SettingsPart = (typeof parts)[number];
export const partOf = (id: string | undefined): SettingsPart => parts.find((part) => part === id) ?? 'engine';

/** What is set, which machines get in, who may do what, and who did. */
export function SettingsTabs({ part, children }: { readonly part: SettingsPart; readonly children: ReactNode }) {
  return (
    <div className="page">
      <PageHead title={t.title} about={t.abouts[part]}>
        <WebhooksLink />
      </PageHead>
      <nav className="part-tabs" aria-label={t.title}>
        {parts.map((each) => (
          <a key={each} href={hrefTo('settings', each === 'engine' ? undefined : each)} aria-current={each === part ? 'page' : undefined}>
            {t.parts[each]}
          </a>
        ))}
      </nav>
      {children}
    </div>
  );
}
