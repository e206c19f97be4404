import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { aDeployment, aTemplate, customerTable } from './synthesised-app.ts';
import { resources } from './template-reader.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const sections = page.split(/^### /m).slice(1);
const { before } = aDeployment({ firewall: true });
const everywhere = [aTemplate({ canary: true, customerTable }), Template.fromStack(before!)].flatMap((one) =>
  resources(one, 'AWS::CloudWatch::Alarm'),
);
const alarms = everywhere.map(([, { AlarmDescription, MetricName, Metrics }]) => ({
  text: String(AlarmDescription),
  metric: String(MetricName ?? JSON.stringify(Metrics)),
}));
const texts = [...new Set(alarms.map(({ text }) => text))];

describe('the operations page', () => {
  it.each(texts)('has a section for the alarm “%s”', (text) => {
    const section = sections.find((one) => one.replaceAll(/\s+/g, ' ').includes(text));
    expect(section, `docs/operations.md lacks this text: ${text}`).toBeDefined();
    expect(section).toContain('**Customers:**');
    expect(section).toContain('**Do:**');
    expect(section).toMatch(/`[^`]+`|```/);
  });

  it('has no section for an alarm that is no more', () => {
    const quoted = [...page.matchAll(/^> (.+(?:\n> .+)*)/gm)].map(([, text = '']) => text.replaceAll(/\n> /g, ' '));
    expect(quoted.filter((text) => !texts.includes(text))).toEqual([]);
  });
});
