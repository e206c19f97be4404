import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { StepTexts } from '../../../domain/campaigns/campaign-texts.ts';
import { saidBy, type VariantName } from '../../../domain/campaigns/variant-texts.ts';
import type { ContentLocale } from '../../../domain/wording/greeting.ts';
import { useCompany } from '../company.ts';
import { BlockPlace } from './block-place.ts';
import { describeSteps } from './describe-plan.ts';
import { emptyEmail, type StepProps, withStepTexts } from './editing.ts';
import { editorWords as t } from './editor-words.ts';
import { EmailBody } from './email-body.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { SlotField, type SlotTarget, SlotTargets } from './slot-field.tsx';
import { SlotMenu } from './slot-menu.tsx';
import { VariantChoice } from './variant-choice.tsx';

/** What it says: per message, channel and language, beside what comes of it. */
export function StepWhat({ copy, change }: StepProps) {
  const { sendAt } = useCompany();
  const { plan, texts } = copy;
  const [chosen, setChosen] = useState(plan.steps[0]?.id ?? '');
  const [locale, setLocale] = useState<ContentLocale>('en');
  const [by, setBy] = useState<'email' | 'sms'>('email');
  const [words, setWords] = useState<VariantName>();
  const [target, setTarget] = useState<SlotTarget>();
  const step = plan.steps.find(({ id }) => id === chosen) ?? plan.steps[0];
  if (step === undefined) return null;
  const channel = step.channels.includes(by) ? by : (step.channels[0] ?? 'email');
  const variant = step.variants?.find((one) => one === words) ?? step.variants?.[0];
  const saidIn = (language: ContentLocale) => saidBy(texts[language]?.steps[step.id], variant);
  const { variants: _, ...written } = saidIn(locale);
  const put = (changed: Omit<StepTexts, 'variants'>) =>
    change({ texts: withStepTexts(texts, locale, { step: step.id, variant }, changed) });
  const addChinese = () => {
    const { variants: _others, ...english } = saidIn('en');
    put(english[channel] === undefined ? (channel === 'sms' ? { sms: '' } : { email: emptyEmail }) : english);
  };
  return (
    <SlotTargets value={setTarget}>
      <div className="editor-two editor-what">
        <section className="card editor-part">
          {plan.steps.length > 1 && (
            <NativeSelect
              aria-label={t.messages}
              value={step.id}
              data={plan.steps.map(({ id }, position) => ({ value: id, label: describeSteps(plan, sendAt)[position] ?? id }))}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
          )}
          <div className="editor-choices">
            <SegmentedControl
              aria-label={t.language}
              value={locale}
              onChange={(value) => setLocale(value === 'zh' ? 'zh' : 'en')}
              data={(['en', 'zh'] as const).map((value) => ({ value, label: t.languages[value] }))}
            />
            {step.channels.length > 1 && (
              <SegmentedControl
                aria-label={t.channel}
                value={channel}
                onChange={(value) => setBy(value === 'sms' ? 'sms' : 'email')}
                data={(['email', 'sms'] as const).map((value) => ({ value, label: t.channels[value] }))}
              />
            )}
            <SlotMenu plan={plan} step={step.id} locale={locale} target={target} />
          </div>
          {step.at !== 'once' && <VariantChoice copy={copy} change={change} step={step} value={variant} onChoose={setWords} />}
          {written[channel] === undefined && locale === 'zh' ? (
            <div className="note">
              <p>{t.addChineseHelp}</p>
              <Button onClick={addChinese}>{t.addChinese}</Button>
            </div>
          ) : channel === 'sms' ? (
            <SlotField label={t.smsText} value={written.sms ?? ''} lines={4} maxLength={1500} onChange={(sms) => put({ sms })} />
          ) : (
            <BlockPlace value={{ locale, plan }}>
              <EmailFields email={written.email ?? emptyEmail} onChange={(email) => put({ email })} />
            </BlockPlace>
          )}
          {channel === 'email' && (
            <SlotField
              label={t.why}
              description={t.whyHelp}
              value={texts[locale]?.why ?? ''}
              onChange={(why) => change({ texts: { ...texts, [locale]: { steps: {}, ...texts[locale], why } } })}
            />
          )}
        </section>
        <PreviewPane copy={copy} step={step.id} variant={variant} channel={channel} locale={locale} />
      </div>
    </SlotTargets>
  );
}

type Email = NonNullable<StepTexts['email']>;

function EmailFields({ email, onChange }: { readonly email: Email; readonly onChange: (email: Email) => void }) {
  return (
    <>
      <SlotField label={t.subject} value={email.subject} onChange={(subject) => onChange({ ...email, subject })} />
      <SlotField
        label={t.preheader}
        description={t.preheaderHelp}
        value={email.preheader}
        onChange={(preheader) => onChange({ ...email, preheader })}
      />
      <SlotField label={t.heading} value={email.heading} onChange={(heading) => onChange({ ...email, heading })} />
      <EmailBody blocks={email.blocks} onChange={(blocks) => onChange({ ...email, blocks })} />
    </>
  );
}
