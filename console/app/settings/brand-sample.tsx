import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { MailFrame } from '../campaigns/mail-frame.tsx';
import { LoadingRows } from '../parts/states.tsx';
import { settingsWords } from './settings-words.ts';

const t = settingsWords.brand;

/** Of the starter library: it has what a layout can have, and every company has it. */
const CAMPAIGN = 'product-birthday';

interface BrandSampleProps {
  readonly color: unknown;
  readonly logo: unknown;
}

/** A mail in the colour and with the logo that are being set, by day and in the dark, before anything is saved. */
export function BrandSample({ color, logo }: BrandSampleProps) {
  const [tried] = useDebouncedValue(
    { color: typeof color === 'string' ? color : '', logo: typeof logo === 'string' && logo !== '' ? logo : 'none' },
    300,
  );
  const sample = useQuery({
    queryKey: ['brand-sample', tried.color, tried.logo],
    queryFn: () => ask('GET /api/campaigns/:id/sample', { path: { id: CAMPAIGN }, query: tried }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (sample.isPending) return <LoadingRows rows={2} />;
  if (sample.isError)
    return (
      <p className="why-problem" role="alert">
        {sample.error.message}
      </p>
    );
  return (
    <div className="brand-samples">
      {[false, true].map((dark) => (
        <figure key={t.sample(dark)}>
          <div className="brand-sample">
            <MailFrame html={sample.data.html} title={t.sample(dark)} dark={dark} hidden />
          </div>
          <figcaption className="muted small">{t.sample(dark)}</figcaption>
        </figure>
      ))}
    </div>
  );
}
