import type { Node } from 'constructs';
import * as z from 'zod';

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
  /** Base of the customers' pages, where a domain of your own stands before the API. @default the API's own address */
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

/** Part of every fixed name. */
const stageName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,19}$/, 'a stage is 1 to 20 lower-case letters, digits and hyphens, and begins with a letter')
  .default('dev');

const stagesSchema = z.record(stageName, z.record(z.string().max(64), z.unknown()), 'stages is an object with one entry for each stage');

export type Config = Omit<z.infer<typeof stageSchema>, 'fromAddress' | 'keepData' | 'canary'> & {
  readonly stage: string;
  readonly fromAddress: string;
  readonly keepData: boolean;
  readonly canary: boolean;
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
  const config = trusted(`stages.${stage}, or what -c says,`, stageSchema.safeParse({ ...ofStage, ...Object.fromEntries(said) }));
  return {
    ...config,
    stage,
    fromAddress: config.fromAddress ?? `care@${config.domain}`,
    keepData: config.keepData ?? ['staging', 'production'].includes(stage),
    canary: config.canary ?? stage === 'production',
  };
}

function trusted<T>(what: string, parsed: z.ZodSafeParseResult<T>): T {
  if (parsed.success) return parsed.data;
  throw new Error(`In the CDK context ${what} is not right.\n${z.prettifyError(parsed.error)}`);
}
