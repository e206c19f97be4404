import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { busEvents } from '../../domain/bus/bus-events.ts';
import { aTemplate } from './synthesised-app.ts';
import { type Properties, resources } from './template-reader.ts';

const template = aTemplate();
const [[, stream]] = resources(template, 'AWS::KinesisFirehose::DeliveryStream') as [[string, Properties]];
const [[, table]] = resources(template, 'AWS::Glue::Table') as [[string, Properties]];
const [[, workGroup]] = resources(template, 'AWS::Athena::WorkGroup') as [[string, Properties]];
const [[, rule]] = resources(template, 'AWS::Events::Rule').filter(([, { EventPattern }]) =>
  EventPattern?.source?.includes('perennial'),
) as [[string, Properties]];

const columns: readonly string[] = table.TableInput.StorageDescriptor.Columns.map(({ Name }: { Name: string }) => Name);

/** As EventBridge makes it: a path that leads nowhere leaves an empty text. */
function lineOf(event: unknown): Record<string, unknown> {
  const { InputPathsMap, InputTemplate } = rule.Targets[0].InputTransformer;
  const found = Object.entries<string>(InputPathsMap).map(([name, path]) => {
    const steps = path.slice(2).replaceAll(/\[(\d)\]/g, '.$1');
    return [name, steps.split('.').reduce((at: unknown, step) => Object(at)[step], event) ?? ''] as const;
  });
  return JSON.parse(found.reduce((line, [name, value]) => line.replaceAll(`<${name}>`, JSON.stringify(value)), InputTemplate));
}

const bounced = {
  source: 'aws.ses',
  'detail-type': 'Email Bounced',
  time: '2026-11-21T10:00:02Z',
  detail: {
    eventType: 'Bounce',
    bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'ada@example.com' }] },
    mail: {
      messageId: '0100-a',
      destination: ['ada@example.com'],
      tags: { campaign: ['product-birthday'], step: ['card'], occasion: ['C1/x'] },
    },
  },
};

describe('the archive of events', () => {
  it('makes of what becomes of a mail a line of the table’s columns, without the address', () => {
    const line = lineOf(bounced);
    expect(line).toEqual({
      at: bounced.time,
      source: 'aws.ses',
      type: 'Email Bounced',
      message: '0100-a',
      campaign: 'product-birthday',
      step: 'card',
      about: '',
    });
    expect(Object.keys(line)).toEqual(columns);
  });

  it.each(Object.keys(busEvents))('makes of %s a line with what it is about, and nothing of the customer', (type) => {
    const { properties, required } = JSON.parse(readFileSync(`schemas/out/${type}.v1.json`, 'utf8'));
    expect(required).toContain('id');
    const detail = Object.fromEntries(Object.keys(properties).map((name) => [name, `a ${name}`]));
    const line = lineOf({ source: 'perennial', 'detail-type': type, time: bounced.time, detail });
    expect(line).toEqual({ at: bounced.time, source: 'perennial', type, message: '', campaign: '', step: '', about: 'a id' });
    expect(Object.keys(line)).toEqual(columns);
  });

  it('has every column that docs/measuring.md asks for', () => {
    const questions = [...readFileSync('docs/measuring.md', 'utf8').matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = '']) => sql);
    expect(questions).toHaveLength(3);
    for (const sql of questions) {
      const plain = sql.replaceAll(/--.*|'[^']*'/g, '');
      const made = [...plain.matchAll(/AS (\w+)/g)].map(([, name]) => name);
      const names = [...plain.matchAll(/\b[a-z]\w*\b(?!\()/g)].map(([name]) => name);
      expect([...columns, 'day', 'events', ...made]).toEqual(expect.arrayContaining(names));
    }
  });

  it('takes what becomes of mails and what the company is told from the bus to one stream', () => {
    expect(rule.EventPattern.source).toEqual(['perennial', 'aws.ses']);
    expect(JSON.stringify(rule.Targets)).toContain('Lines');
    const destinations = resources(template, 'AWS::SES::ConfigurationSetEventDestination');
    expect(destinations.filter(([, { EventDestination }]) => EventDestination.EventBridgeDestination !== undefined)).toHaveLength(1);
  });

  it('keeps nobody’s name, address or id', () => {
    expect(Object.values<string>(rule.Targets[0].InputTransformer.InputPathsMap).sort()).toEqual([
      '$.detail-type',
      '$.detail.id',
      '$.detail.mail.messageId',
      '$.detail.mail.tags.campaign[0]',
      '$.detail.mail.tags.step[0]',
      '$.source',
      '$.time',
    ]);
  });

  it('writes JSON lines by day, encrypted on the way', () => {
    expect(stream.DeliveryStreamEncryptionConfigurationInput).toEqual({ KeyType: 'AWS_OWNED_CMK' });
    const { Prefix, ProcessingConfiguration } = stream.ExtendedS3DestinationConfiguration;
    expect(Prefix).toBe('events/day=!{timestamp:yyyy-MM-dd}/');
    expect(ProcessingConfiguration.Processors[0]).toMatchObject({ Type: 'AppendDelimiterToRecord' });
  });

  it('is a table that Athena reads without a crawler, with a column for each thing in a line', () => {
    expect(table.TableInput.PartitionKeys).toEqual([{ Name: 'day', Type: 'string' }]);
    expect(table.TableInput.StorageDescriptor.Columns.map(({ Name }: { Name: string }) => Name)).toEqual([
      'at',
      'source',
      'type',
      'message',
      'campaign',
      'step',
      'about',
    ]);
    expect(JSON.stringify(table.TableInput.Parameters)).toMatch(/day=\$\{day\}\//);
    expect(workGroup.WorkGroupConfiguration.EnforceWorkGroupConfiguration).toBe(true);
  });
});
