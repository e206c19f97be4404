import { IconAlertTriangle, IconCheck, IconCircleX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Finding, Kept } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { editorWords as t } from './editor-words.ts';
import { useSettled } from './use-settled.ts';
import { variantWords } from './variant-words.ts';

export function useFindings(copy: Kept) {
  const { plan, texts } = useSettled(copy, 900);
  return useQuery({
    queryKey: ['review', JSON.stringify([plan, texts])],
    queryFn: ({ signal }) => ask('POST /api/review', { body: { plan, texts }, signal }),
    placeholderData: (before) => before,
    gcTime: 30_000,
  });
}

/** What is to be mended in the texts, or looked at, before they go. */
export function Findings({ copy, step }: { readonly copy: Kept; readonly step?: string | undefined }) {
  const found = useFindings(copy);
  if (!found.isSuccess) return null;
  const items = found.data.items.filter((finding) => step === undefined || finding.step === step);
  return (
    <div className="findings" aria-live="polite">
      <h3>{t.lint}</h3>
      {items.length === 0 ? (
        <p className="finding" data-tone="good">
          <IconCheck size={16} stroke={1.8} /> {t.lintNone}
        </p>
      ) : (
        <ul>
          {items.map((finding) => (
            <Line key={JSON.stringify(finding)} finding={finding} />
          ))}
        </ul>
      )}
    </div>
  );
}

const Line = ({ finding: { variant, channel, locale, what, detail, grave } }: { readonly finding: Finding }) => (
  <li className="finding" data-tone={grave ? 'bad' : 'note'}>
    {grave ? <IconCircleX size={16} stroke={1.8} /> : <IconAlertTriangle size={16} stroke={1.8} />}
    <span>
      <strong>
        {variant !== undefined && `${variantWords.name(variant)}, `}
        {t.channels[channel]}, {t.languages[locale]}
        {grave && ` (${t.grave})`}:
      </strong>{' '}
      {t.finding(what, detail ?? '')}
    </span>
  </li>
);
