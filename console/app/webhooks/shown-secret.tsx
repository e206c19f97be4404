import { Button, CopyButton, Group } from '@mantine/core';
import type { ShownSecret } from '../../contract/webhook-answers.ts';
import { useCompany } from '../company.ts';
import { shortDayIn, timeIn } from '../parts/formats.ts';
import { webhookWords as t } from './webhook-words.ts';

/** A secret, until whoever made it has kept it. */
export function Secret({ shown, onKept }: { readonly shown: ShownSecret; readonly onKept: () => void }) {
  const { timeZone } = useCompany();
  return (
    <section className="card webhook-secret" aria-label={t.secretTitle} aria-live="polite">
      <h2>{t.secretTitle}</h2>
      <p className="muted">{t.secretHelp}</p>
      <code>{shown.signingSecret}</code>
      {shown.formerUntil !== undefined && (
        <p className="muted">{t.secretBoth(shortDayIn(shown.formerUntil, timeZone), timeIn(shown.formerUntil, timeZone))}</p>
      )}
      <Group gap="sm">
        <CopyButton value={shown.signingSecret}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? t.copied : t.copy}</Button>}
        </CopyButton>
        <Button variant="default" onClick={onKept}>
          {t.kept}
        </Button>
      </Group>
    </section>
  );
}
