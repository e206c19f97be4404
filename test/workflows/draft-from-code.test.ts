import { beforeEach, expect, it } from 'vitest';
import { defineCampaign } from '../../domain/campaigns/define-campaign.ts';
import { draftFromCode } from '../../workflows/campaigns/draft-from-code.ts';
import { saveDraft } from '../../workflows/campaigns/edit-campaign.ts';
import { consoleCloud } from '../support/console-cloud.ts';

let cloud: ReturnType<typeof consoleCloud>;
beforeEach(() => {
  cloud = consoleCloud();
});

const id = 'filter-change';
const saying = (sms: string) =>
  defineCampaign({
    plan: {
      id,
      class: 'service',
      fact: 'filter.due',
      rule: 'dated-fact',
      steps: [{ id: 'notice', offsetDays: -7, channels: ['sms'], send: 'first' }],
    },
    texts: { en: { why: 'You have a filter of ours.', steps: { notice: { sms } } } },
  });
const deploy = (sms: string) => draftFromCode({ drafts: cloud.services.drafts, clock: cloud.clock }, [saying(sms)]);
const draft = () => cloud.services.drafts.draft(id);
const said = async () => (await draft())?.texts.en?.steps.notice?.sms;
/** As an approval writes it down; what the texts have to say is no business of this test. */
async function letGo() {
  const edit = await draft();
  if (edit === undefined) throw new Error('there is nothing to let go');
  const { plan, texts, by, at, base } = edit;
  const version = { version: base + 1, plan, texts, by, at, approvedBy: 'ada', approvedAt: at };
  expect(await cloud.services.drafts.letGo(version, { ...plan, version: base + 1, live: true, approved: true }, [], edit)).toBe(true);
}

it('a campaign of the code becomes a draft, which a person lets go; deployed again it changes nothing', async () => {
  expect(await deploy('One')).toEqual({ drafted: [id], kept: [] });
  expect(await deploy('One')).toEqual({ drafted: [], kept: [] });
  await letGo();
  expect(await deploy('One')).toEqual({ drafted: [], kept: [] });
  expect(await draft()).toBeUndefined();
  expect(await cloud.services.drafts.campaign(id)).toMatchObject({ version: 1, live: true });
});

it('what the code says next becomes the next draft, before and after it went live', async () => {
  await deploy('One');
  expect(await deploy('Two')).toEqual({ drafted: [id], kept: [] });
  expect(await said()).toBe('Two');
  await letGo();
  expect(await deploy('Three')).toEqual({ drafted: [id], kept: [] });
  expect(await said()).toBe('Three');
});

it('what a person has made of it is never written over, nor what was let go of it; once the code says the same, it goes on', async () => {
  await deploy('One');
  const rev = (await draft())?.rev ?? 0;
  await saveDraft({ drafts: cloud.services.drafts, clock: cloud.clock }, 'bob', { rev, ...saying('Bob’s') });
  expect(await deploy('Two')).toEqual({ drafted: [], kept: [id] });
  expect(await said()).toBe('Bob’s');
  await letGo();
  expect(await deploy('Two')).toEqual({ drafted: [], kept: [id] });
  expect(await deploy('Bob’s')).toEqual({ drafted: [], kept: [] });
});
