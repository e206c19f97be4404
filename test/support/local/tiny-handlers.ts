import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

// Handlers of the tiny deployment that the tests run: written as any handler is, with unmodified clients and no address given.

const { TABLE_NAME, QUEUE_URL, BUCKET, PARAMETER, SECRET } = process.env;
const dynamo = new DynamoDBClient({});
const sqs = new SQSClient({});
const ses = new SESClient({});
const ssm = new SSMClient({});
const s3 = new S3Client({});

const put = (pk: string, more: Record<string, { S: string }> = {}) =>
  dynamo.send(new PutItemCommand({ TableName: TABLE_NAME, Item: { pk: { S: pk }, sk: { S: '-' }, ...more } }));
const sendMail = (to: string, tags: Record<string, string>) =>
  ses.send(
    new SendRawEmailCommand({
      Source: 'care@example.com',
      Destinations: [to],
      RawMessage: {
        Data: Buffer.from(
          `From: Care <care@example.com>\r\nTo: ${to}\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>`,
        ),
      },
      ConfigurationSetName: 'tiny',
      Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
    }),
  );

/** Stream of orders → a mail's worth of work on the queue. */
export const queueOrders = async ({
  Records,
}: {
  Records: { dynamodb: { Keys: { pk: { S: string } }; NewImage: { poison?: unknown }; SequenceNumber: string } }[];
}) => {
  const bad = Records.find(({ dynamodb }) => dynamodb.NewImage.poison !== undefined);
  for (const record of Records) {
    if (record === bad) return { batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] };
    await sqs.send(new SendMessageCommand({ QueueUrl: QUEUE_URL, MessageBody: record.dynamodb.Keys.pk.S }));
  }
  return { batchItemFailures: [] };
};

export const mailOrders = async ({ Records }: { Records: { messageId: string; body: string }[] }) => {
  const failed = Records.filter(({ body }) => body === 'fails');
  for (const { body } of Records) if (body !== 'fails') await sendMail(`${body}@customers.example`, { order: body });
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};

export const recordFeedback = async ({ Records }: { Records: { Sns: { Message: string } }[] }) => {
  for (const { Sns } of Records) {
    const { eventType, mail } = JSON.parse(Sns.Message);
    await put(`${eventType} ${mail.tags.order[0]}`);
  }
};

export const noteTick = async (event: { time: string }) => {
  await put(`tick ${event.time} ${new Date().toISOString().slice(0, 16)}`);
};

export const noteObject = async (event: { detail: { object: { key: string; size: number } } }) => {
  await put(`object ${event.detail.object.key} ${event.detail.object.size}`);
};

export const page = async (event: unknown) => ({
  statusCode: 200,
  headers: { 'content-type': 'text/plain' },
  cookies: ['a=1'],
  body: JSON.stringify(event),
});

const steps: Record<string, (input: Record<string, string>) => Promise<unknown>> = {
  put: ({ pk = '', ...more }) => put(pk, Object.fromEntries(Object.entries(more).map(([name, value]) => [name, { S: value }]))),
  get: async ({ pk = '' }) =>
    (await dynamo.send(new GetItemCommand({ TableName: TABLE_NAME, Key: { pk: { S: pk }, sk: { S: '-' } } }))).Item !== undefined,
  query: async ({ index }) =>
    (
      await dynamo.send(
        new QueryCommand({
          TableName: TABLE_NAME,
          ...(index === undefined ? {} : { IndexName: index }),
          KeyConditionExpression: 'lookupPk = :a',
          ExpressionAttributeValues: { ':a': { S: 'a' } },
        }),
      )
    ).Count,
  transact: () =>
    dynamo.send(
      new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: TABLE_NAME, Item: { pk: { S: 't' }, sk: { S: '-' } } } }] }),
    ),
  sendBatch: async () =>
    (
      await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: QUEUE_URL?.replace('due', 'spare'),
          Entries: [
            { Id: '1', MessageBody: 'one' },
            { Id: '2', MessageBody: 'two', DelaySeconds: 900 },
          ],
        }),
      )
    ).Successful?.length,
  receive: async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: QUEUE_URL?.replace('due', 'spare'), MaxNumberOfMessages: 10 }),
    );
    for (const { ReceiptHandle } of Messages)
      await sqs.send(new DeleteMessageCommand({ QueueUrl: QUEUE_URL?.replace('due', 'spare'), ReceiptHandle }));
    return Messages.map(({ Body }) => Body);
  },
  parameter: async ({ value }) => {
    if (value !== undefined) await ssm.send(new PutParameterCommand({ Name: PARAMETER, Value: value, Overwrite: true }));
    return (await ssm.send(new GetParameterCommand({ Name: PARAMETER }))).Parameter?.Value;
  },
  secret: async () => (await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: SECRET }))).SecretString,
  object: async ({ key = '', body = '' }) => {
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body, ContentType: 'text/csv', Metadata: { kind: 'orders' } }));
    const head = await s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: key }));
    const got = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key, Range: 'bytes=0-3' }));
    const list = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'imports/' }));
    return {
      size: head.ContentLength,
      kind: head.Metadata?.kind,
      start: await got.Body?.transformToString(),
      keys: list.Contents?.map(({ Key }) => Key),
    };
  },
  missingObject: () => s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'imports/none' })),
  mail: async ({ to = '' }) => (await sendMail(to, { order: 'direct' })).MessageId?.length,
  sms: async () =>
    (
      await new PinpointSMSVoiceV2Client({}).send(
        new SendTextMessageCommand({
          DestinationPhoneNumber: '+447700900000',
          MessageBody: 'Hello',
          OriginationIdentity: 'arn:aws:sms-voice:eu-west-1:000000000000:sender-id/CARE/GB',
        }),
      )
    ).MessageId?.length,
  events: async () =>
    (await new EventBridgeClient({}).send(new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'x', Detail: '{}' }] })))
      .FailedEntryCount,
  year: async () => ({
    now: new Date(Date.now()).getUTCFullYear(),
    made: new Date().getUTCFullYear(),
    given: new Date(0).getUTCFullYear(),
    called: Date().slice(11, 15),
    isDate: new Date() instanceof Date,
  }),
  slow: () => new Promise((resolve) => setTimeout(resolve, 60_000)),
};

/** Does one thing and says what came of it. */
export const probe = async ({ step, ...input }: { step: string } & Record<string, string>) => {
  try {
    return { ok: await steps[step]?.(input) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { error: { name, message } };
  }
};
