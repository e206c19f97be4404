import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, type StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { expect, it } from 'vitest';
import { defineCampaign } from '../../domain/campaigns/define-campaign.ts';
import { CustomerCare } from '../../lib/customer-care.ts';
import { tinyBundles } from './synthesised-app.ts';

const filterChange = defineCampaign({
  plan: {
    id: 'filter-change',
    class: 'service',
    fact: 'filter.due',
    rule: 'dated-fact',
    steps: [{ id: 'notice', offsetDays: -7, channels: ['sms'], send: 'first' }],
  },
  texts: { en: { why: 'You have a filter of ours.', steps: { notice: { sms: 'Your filter is due next week.' } } } },
});

/** Another company's app: a stack of its own, with care in it. */
class ShopStack extends Stack {
  readonly care: CustomerCare;
  constructor(app: App, id: string, props: StackProps = {}) {
    super(app, id, props);
    new Topic(this, 'Orders');
    this.care = new CustomerCare(this, 'Care', {
      stage: 'test',
      domain: 'mail.shop.example',
      edge: false,
      campaigns: [filterChange],
      codeRoot: tinyBundles(),
    });
  }
}

const app = new App();
const { care } = new ShopStack(app, 'Shop');
const assembly = app.synth();
const [kept, running] = [Template.fromStack(care.kept), Template.fromStack(care.running)];
type Resources = Record<string, { Type: string; Properties: Record<string, never>; Metadata?: Record<string, string> }>;
const resourcesOf = (template: Template): Resources => template.toJSON().Resources;

it('stands in another company’s app as in its own: stacks and what they keep by the same names, and no flag of that app changes it', () => {
  expect(assembly.stacksRecursively.map(({ stackName }) => stackName).sort()).toEqual(['Shop', 'perennial-test', 'perennial-test-state']);
  const own = new CustomerCare(new App(), 'Care', { stage: 'test', domain: 'mail.shop.example', edge: false, codeRoot: tinyBundles() });
  const [ownKept, ownRunning] = [Template.fromStack(own.kept), Template.fromStack(own.running)];
  expect(Object.keys(resourcesOf(kept))).toEqual(Object.keys(resourcesOf(ownKept)));
  const kinds = (template: Template) => Object.values(resourcesOf(template)).map(({ Type }) => Type);
  expect(kinds(running).sort()).toEqual(kinds(ownRunning).sort());
  expect(Object.keys(kept.toJSON().Outputs)).toEqual(Object.keys(ownKept.toJSON().Outputs));
});

it('brings its campaigns with the function that makes drafts of them, and asks for it again when they change', () => {
  const asked = Object.values(running.findResources('AWS::CloudFormation::CustomResource')).map(({ Properties }) => Properties.campaigns);
  expect(asked).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/));
  const assets = readdirSync(assembly.directory).map((name) => join(assembly.directory, name, 'campaigns-of-code.json'));
  expect(assets.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')))).toEqual([[filterChange]]);
});

it('refuses a word that it does not know, by its name', () => {
  const wrong = { stage: 'test', domian: 'mail.shop.example' } as never;
  expect(() => new CustomerCare(new App(), 'Care', wrong)).toThrow(/domian/);
});

it('refuses a campaign that is not right where it is written', () => {
  const { plan, texts } = filterChange;
  expect(() => defineCampaign({ plan: { ...plan, steps: [] }, texts })).toThrow(/filter-change.*\n.*steps/s);
});
