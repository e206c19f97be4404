import { describe, expect, it } from 'vitest';
import { aTemplate } from './synthesised-app.ts';
import { type Properties, resources } from './template-reader.ts';

const template = aTemplate();
const [[, stream]] = resources(template, 'AWS::KinesisFirehose::DeliveryStream') as [[string, Properties]];
const [[, table]] = resources(template, 'AWS::Glue::Table') as [[string, Properties]];
const [[, workGroup]] = resources(template, 'AWS::Athena::WorkGroup') as [[string, Properties]];
const [[, rule]] = resources(template, 'AWS::Events::Rule').filter(([, { EventPattern }]) =>
  EventPattern?.source?.includes('perennial'),
) as [[string, Properties]];

describe('the archive of events', () => {
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
