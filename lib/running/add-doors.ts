import type { CareFunction } from '../constructs/care-function.ts';
import type { WorkQueue } from '../constructs/work-queue.ts';
import { addFunction, permit, type Surroundings, sendTo } from './surroundings.ts';

/** For what people do on their pages and at the console. */
const look = ['GetItem', 'BatchGetItem', 'Query'] as const;
const readAndWrite = [...look, 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'] as const;

/** What people and other systems open: customers' pages, the console, the API of keys. */
export function addDoors(around: Surroundings, due: WorkQueue): readonly [servePages: CareFunction, serveConsole: CareFunction] {
  const { config, channels, frontDoor, entrance } = around;
  const { table, imports, secrets, staff } = around.state;
  const dueQueue = { DUE_QUEUE_URL: due.queue.queueUrl };
  const servePages = addFunction(around, 'ServePages', {
    functionName: 'serve-pages',
    failureImpact: 'Customers cannot leave, set preferences, answer surveys, book a visit or confirm a recall.',
    environment: { LINK_KEYS_SECRET: secrets.linkKeys.secretArn },
  });
  table.allow(servePages, readAndWrite, ['lookup']);
  permit(servePages, ['secretsmanager:GetSecretValue'], secrets.linkKeys.secretArn);
  frontDoor.openToCustomers(servePages);

  const serveConsole = addFunction(around, 'ServeConsole', {
    functionName: 'serve-console',
    failureImpact: 'Staff cannot see or change campaigns, and shops cannot report orders.',
    environment: {
      ...dueQueue,
      DEAD_QUEUE_URL: due.deadLetters.queueUrl,
      IMPORT_BUCKET: imports.bucket.bucketName,
      FROM_ADDRESS: config.fromAddress,
    },
    memorySize: 1024,
  });
  // Test messages alone.
  sendTo(due, serveConsole);
  permit(serveConsole, ['sqs:GetQueueAttributes'], due.deadLetters.queueArn);
  channels.allowLooking(serveConsole);
  table.allow(serveConsole, readAndWrite, ['lookup', 'calendar']);
  imports.allow(serveConsole, ['s3:PutObject'], 'imports/');
  imports.allow(serveConsole, ['s3:GetObject'], 'reports/');
  // Without it S3 says "denied" where a report is not there yet.
  permit(serveConsole, ['s3:ListBucket'], imports.bucket.bucketArn);
  frontDoor.openToStaff(serveConsole, staff.pool, entrance?.client ?? staff.client);
  frontDoor.openToKeys(serveConsole);
  return [servePages, serveConsole];
}
