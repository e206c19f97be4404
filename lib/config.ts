import type { Node } from 'constructs';
import * as z from 'zod';
import { customerTableSchema } from './customer-table.ts';

/** From `-c name=value` everything is text. */
const yesOrNo = z.union([z.boolean(), z.stringbool()]);
const address = z.email().max(320);

/** What differs from stage to stage. */
const stageSchema = z.strictObject({
  /** The account that alone may be deployed to. @default whichever the credentials are for */
  account: z
    .string()
    .regex(/^\d{12}$/, 'an account is 12 digits, in quotes')
    .optional(),
  /** A customer managed key on the table needs a region that is known at synthesis. */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region looks like eu-west-1')
    .default('eu-west-1'),
  /** Whether data, keys and accounts outlive their stack, and the stack refuses to be deleted. @default in staging and production */
  keepData: yesOrNo.optional(),
  /** The domain that SES signs for. */
  domain: z.hostname().max(253).default('example.com'),
  /** Whether SES signs for it already; then the identity is used as it is, and stays when Perennial goes. */
  existingIdentity: yesOrNo.default(false),
  /** @default care@ the domain */
  fromAddress: address.optional(),
  /** Whether CloudFront stands before console, pages and API, and staff sign in. Off where a network of your own does: then say `pagesUrl`. */
  edge: yesOrNo.default(true),
  /** Domain of your own for console and pages. @default CloudFront's own name */
  webDomain: z.hostname().max(253).optional(),
  /** Of `webDomain`. */
  certificateArn: z
    .string()
    .max(256)
    .regex(
      /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
      'CloudFront takes certificates from us-east-1 alone: arn:aws:acm:us-east-1:ACCOUNT:certificate/ID',
    )
    .optional(),
  /** Where the records of `webDomain` are written. @default nowhere: write them by hand */
  hostedZoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{1,31}$/, 'a hosted zone looks like Z0123456789ABC')
    .optional(),
  hostedZoneName: z.hostname().max(253).optional(),
  /** From how many of CloudFront's places it answers. */
  priceClass: z.enum(['100', '200', 'all']).default('100'),
  /** Whether floods are held and known attacks turned away before they reach us; a fixed price each month. @default in production */
  firewall: yesOrNo.optional(),
  /** First part of the name under which staff sign in; nobody else in the region may have it. @default the deployment's name and account */
  signInPrefix: z
    .string()
    .regex(
      /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      'lower-case letters, digits, hyphens; not aws, amazon or cognito',
    )
    .optional(),
  /** A user pool that exists already, in the same region, with groups named as our roles. @default one of our own */
  userPoolId: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d_[A-Za-z0-9]{1,46}$/, 'a user pool looks like eu-west-1_AbCdEfGhI')
    .optional(),
  /** Where the people of that pool sign in. */
  signInDomain: z.hostname().max(253).optional(),
  /** Who of that pool's providers may sign people in. */
  identityProviders: z.array(z.string().min(1).max(32)).min(1).max(20).default(['COGNITO']),
  /** A key that exists already, in the same region, for everything that is kept of people. @default one of our own */
  keyArn: z
    .string()
    .max(256)
    .regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, 'a key is arn:aws:kms:REGION:ACCOUNT:key/ID')
    .optional(),
  /** Base of the customers' pages, where something of your own stands before them. @default `webDomain`, else CloudFront's own name */
  pagesUrl: z
    .url({ protocol: /^https$/ })
    .max(2048)
    .optional(),
  /** ARN of the phone number, sender id or pool that texts come from. @default no texts are sent */
  smsOriginator: z
    .string()
    .max(256)
    .regex(
      /^arn:aws[\w-]*:sms-voice:[^:]*:\d{12}:(phone-number|sender-id|pool)\/[\w/-]+$/,
      'an originator is the ARN of a phone number, sender id or pool',
    )
    .optional(),
  /** ARNs of phone numbers and sender ids that are put into a pool of the stage's own, with its own list of who opted out. @default none */
  smsNumbers: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',') : value),
      z
        .array(
          z
            .string()
            .max(256)
            .regex(
              /^arn:aws[\w-]*:sms-voice:[^:]*:\d{12}:(phone-number|sender-id)\/[\w/-]+$/,
              'each is the ARN of a phone number or sender id',
            ),
        )
        .min(1)
        .max(100),
    )
    .optional(),
  /** ARN of a bus on which other systems tell of customers and orders, a partner's for one. @default the account's default bus alone */
  existingBus: z
    .string()
    .max(512)
    .regex(/^arn:aws[\w-]*:events:[a-z0-9-]+:\d{12}:event-bus\/[\w./-]+$/, 'a bus is given by its ARN')
    .optional(),
  /** A DynamoDB table in which customers are kept already. @default none */
  customerTable: customerTableSchema.optional(),
  /** Who is invited as the console's first administrator. @default nobody: make one by hand */
  adminEmail: address.optional(),
  /** Who is mailed every alarm. @default nobody: subscribe to the topic by hand */
  alarmEmail: address.optional(),
  /** US dollars a month for the account; an alarm at four fifths of it, and when more is to be expected. @default no budget */
  monthlyBudget: z.coerce.number().min(1).max(10_000_000).optional(),
  /** Whether a mail goes to SES's mailbox simulator every hour, and an alarm cries where none arrives. @default in production */
  canary: yesOrNo.optional(),
  /** How long functions' logs are kept. */
  logDays: z.coerce
    .number()
    .pipe(z.literal([7, 14, 30, 60, 90, 180, 365]))
    .default(30),
  /** On every resource, beside `application` and `stage`. */
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}),
});

/** Words that mean something only beside another. */
const wholeStage = stageSchema.superRefine((stage, context) => {
  const says = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  const { webDomain, certificateArn, hostedZoneId, hostedZoneName, userPoolId, signInDomain, keyArn, region } = stage;
  if ((webDomain === undefined) !== (certificateArn === undefined)) says('certificateArn', 'webDomain and certificateArn go together');
  if ((hostedZoneId === undefined) !== (hostedZoneName === undefined)) says('hostedZoneId', 'hostedZoneId and hostedZoneName go together');
  if (hostedZoneName !== undefined && webDomain !== hostedZoneName && !webDomain?.endsWith(`.${hostedZoneName}`))
    says('hostedZoneName', 'webDomain does not lie in this zone');
  if ((userPoolId === undefined) !== (signInDomain === undefined)) says('signInDomain', 'userPoolId and signInDomain go together');
  if (userPoolId !== undefined && !userPoolId.startsWith(`${region}_`)) says('userPoolId', `the pool must be in ${region}`);
  if (userPoolId !== undefined && stage.adminEmail !== undefined) says('adminEmail', 'nobody is invited into a pool of your own');
  if (keyArn !== undefined && !keyArn.startsWith(`arn:aws:kms:${region}:`)) says('keyArn', `the key must be in ${region}`);
  const { streamArn, keyArn: tableKey } = stage.customerTable ?? {};
  if (streamArn !== undefined && streamArn.split(':')[3] !== region) says('customerTable', `streamArn: the table must be in ${region}`);
  if (tableKey !== undefined && tableKey.split(':')[3] !== region) says('customerTable', `keyArn: the key must be in ${region}`);
  if (stage.smsNumbers !== undefined && stage.smsOriginator !== undefined) says('smsNumbers', 'say smsNumbers or smsOriginator, not both');
  if (stage.firewall === true && !stage.edge) says('firewall', 'it stands before CloudFront, which is off: edge');
});

/** Part of every fixed name. */
const stageName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,19}$/, 'a stage is 1 to 20 lower-case letters, digits and hyphens, and begins with a letter')
  .default('dev');

const stagesSchema = z.record(stageName, z.record(z.string().max(64), z.unknown()), 'stages is an object with one entry for each stage');

export type Config = Omit<z.infer<typeof stageSchema>, 'fromAddress' | 'keepData' | 'canary' | 'firewall'> & {
  readonly stage: string;
  readonly fromAddress: string;
  readonly keepData: boolean;
  readonly canary: boolean;
  readonly firewall: boolean;
};

/** Reads what a deployment is told: the stage's entry under `stages` in cdk.json, and over it what `-c name=value` says. */
export function readConfig(node: Node): Config {
  const stage = trusted('stage', stageName.safeParse(node.tryGetContext('stage')));
  const stages = trusted('stages', stagesSchema.optional().safeParse(node.tryGetContext('stages')));
  const ofStage = stages === undefined ? {} : stages[stage];
  // A mistyped name must not become a stage of its own, with its data unguarded.
  if (ofStage === undefined)
    throw new Error(`There is no stage "${stage}" in cdk.json: it has ${Object.keys(stages ?? {}).join(', ')}. Add it under "stages".`);
  const said = Object.keys(stageSchema.shape).flatMap((name) => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined ? [] : [[name, value]];
  });
  return completed(stage, trusted(`stages.${stage}, or what -c says,`, wholeStage.safeParse({ ...ofStage, ...Object.fromEntries(said) })));
}

/** What another app's code may say: the same words, checked and completed in the same way. */
export type ConfigInCode = z.input<typeof stageSchema> & { readonly stage: string };

export function configOf({ stage, ...said }: ConfigInCode): Config {
  return completed(trusted('stage', stageName.safeParse(stage)), trusted('what CustomerCare is told', wholeStage.safeParse(said)));
}

function completed(stage: string, config: z.infer<typeof stageSchema>): Config {
  return {
    ...config,
    stage,
    fromAddress: config.fromAddress ?? `care@${config.domain}`,
    keepData: config.keepData ?? ['staging', 'production'].includes(stage),
    canary: config.canary ?? stage === 'production',
    firewall: config.firewall ?? (config.edge && stage === 'production'),
  };
}

function trusted<T>(what: string, parsed: z.ZodSafeParseResult<T>): T {
  if (parsed.success) return parsed.data;
  throw new Error(`In the configuration ${what} is not right.\n${z.prettifyError(parsed.error)}`);
}
