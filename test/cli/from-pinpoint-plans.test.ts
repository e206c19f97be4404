import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCampaignFiles } from '../../cli/campaign-files.ts';
import { runCare } from '../../cli/care.ts';
import { inAudience } from '../../domain/audience.ts';
import { planFault } from '../../domain/campaigns/plan-fault.ts';
import { aCustomer, aFact } from '../support/builders.ts';

const event = (name: string) => ({ Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: [name] } }, FilterType: 'ENDPOINT' });
const journey = {
  ApplicationId: 'app',
  Id: 'j1',
  Name: 'Trial Welcome',
  State: 'ACTIVE',
  StartActivity: 'a1',
  StartCondition: { EventStartCondition: { EventFilter: event('Trial Started') } },
  Activities: {
    a1: { EMAIL: { NextActivity: 'a2', TemplateName: 'hello' } },
    a2: { WAIT: { NextActivity: 'a3', WaitTime: { WaitFor: 'P3DT12H' } } },
    a3: { HOLDOUT: { NextActivity: 'a4', Percentage: 10 } },
    a4: { CONDITIONAL_SPLIT: { TrueActivity: 'a5', FalseActivity: 'a6', Condition: {} } },
    a5: { SMS: { NextActivity: 'a7', TemplateName: 'nudge' } },
    a6: { PUSH: { TemplateName: 'push' } },
    a7: { CUSTOM: { NextActivity: 'a1', DeliveryUri: 'arn' } },
  },
};
const segment = {
  Id: 's1',
  Name: 'Heavy in Europe',
  SegmentType: 'DIMENSIONAL',
  Dimensions: {
    UserAttributes: { usage: { AttributeType: 'INCLUSIVE', DimensionType: 'INCLUSIVE', Values: ['heavy', 'medium'] } },
    Location: { Country: { DimensionType: 'EXCLUSIVE', Values: ['US'] } },
  },
};
const campaign = {
  Id: 'c1',
  Name: 'Spring',
  SegmentId: 's1',
  HoldoutPercent: 5,
  Schedule: { Frequency: 'ONCE', StartTime: 'IMMEDIATE' },
  MessageConfiguration: {
    EmailMessage: { Title: 'Spring is here', HtmlBody: '<p>Dear {{User.UserAttributes.FirstName}},</p><p>it is spring.</p>' },
  },
  AdditionalTreatments: [{ Id: 't' }],
};
const files: Readonly<Record<string, unknown>> = {
  'journey.json': { JourneyResponse: journey },
  'campaign.json': { CampaignResponse: campaign },
  'segment.json': segment,
  'hello.json': { EmailTemplateResponse: { TemplateName: 'hello', Subject: 'Welcome', TextPart: 'Hello.\n\nGood to have you.' } },
  'nudge.json': { TemplateName: 'nudge', Body: 'Still there?' },
  'unused.json': { TemplateName: 'unused', Body: 'x' },
  'other.json': { Hello: 1, World: 2 },
};

async function run(chosen: readonly string[] = Object.keys(files)) {
  const folder = mkdtempSync(join(tmpdir(), 'pinpoint-'));
  const paths = chosen.map((name) => {
    writeFileSync(join(folder, name), JSON.stringify(files[name]));
    return join(folder, name);
  });
  const out = join(folder, 'out');
  const said: string[] = [];
  const console = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text), terminal: undefined };
  const code = await runCare(['--json', 'from-pinpoint-plans', ...paths, '--out', out, '--report', join(folder, 'report')], console);
  return { code, out, said: JSON.parse(said.join('')), report: readFileSync(join(folder, 'report'), 'utf8').trim().split('\n') };
}

describe('journeys, campaigns, segments and templates of Pinpoint', () => {
  it('become drafts that can be pushed', async () => {
    const { out, said } = await run();
    expect(said.campaigns).toEqual(['pinpoint-trial-welcome', 'pinpoint-spring']);
    expect(readdirSync(out)).toHaveLength(2);
    const drafts = readCampaignFiles(out);
    for (const { plan } of drafts.values()) expect(planFault(plan, undefined)).toBeUndefined();
    expect(drafts.get('pinpoint-trial-welcome')).toMatchObject({
      plan: {
        class: 'marketing',
        fact: 'track.trial-started',
        holdoutPercent: 10,
        steps: [
          { id: 'day0', offsetDays: 0, channels: ['email'] },
          { id: 'day4', offsetDays: 4, channels: ['sms'] },
        ],
      },
      texts: {
        en: { steps: { day0: { email: { subject: 'Welcome', blocks: ['Hello.', 'Good to have you.'] } }, day4: { sms: 'Still there?' } } },
      },
    });
    expect(drafts.get('pinpoint-spring')).toMatchObject({
      plan: { fact: 'broadcast', holdoutPercent: 5 },
      texts: { en: { steps: { day0: { email: { blocks: ['Dear {{User.UserAttributes.FirstName}},', 'it is spring.'] } } } } },
    });
  });

  it.each([
    ['heavy', 'GB', true],
    ['heavy', 'US', false],
    ['light', 'GB', false],
  ])('a segment becomes the audience: %s in %s', async (usage, country, isIn) => {
    const audience = readCampaignFiles((await run()).out).get('pinpoint-spring')?.plan.audience;
    expect(inAudience(audience, { customer: aCustomer({ country, attributes: { usage } }), fact: aFact() })).toBe(isIn);
  });

  it('tell of every activity what became of it, and why', async () => {
    const { code, said, report } = await run();
    expect(code).toBe(1);
    expect(report).toHaveLength(said.report.length);
    const lines = said.report.map(({ from = '', what, became }: Record<string, string>) => `${became} ${from.split('/').at(-1)}: ${what}`);
    for (const id of Object.keys(journey.Activities)) expect(lines.some((line: string) => line.includes(`activity ${id}`))).toBe(true);
    expect(lines).toEqual(
      expect.arrayContaining([
        'left other.json: file',
        'carried Trial Welcome: activity a2: WAIT',
        'carried Trial Welcome: activity a3: HOLDOUT',
        'left Trial Welcome: activity a4: CONDITIONAL_SPLIT',
        'left Trial Welcome: activity a6',
        'left Trial Welcome: activity a7: CUSTOM',
        'carried Spring: segment Heavy in Europe',
        'left Spring: 1 treatments',
        'left unused: template',
      ]),
    );
  });

  it('without their templates and segments say so, and make no empty campaign', async () => {
    const { said, out } = await run(['journey.json', 'campaign.json']);
    expect(said.campaigns).toEqual(['pinpoint-spring']);
    expect(readCampaignFiles(out).get('pinpoint-spring')?.plan).not.toHaveProperty('audience');
    expect(said.report).toEqual(
      expect.arrayContaining([expect.objectContaining({ from: 'Trial Welcome', what: 'all of it', became: 'left' })]),
    );
  });
});
