import type { Node } from 'constructs';
import * as z from 'zod';

const configSchema = z.object({
  /** Part of every fixed name; `production` guards data against deletion. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/, 'a stage is 1 to 20 lower-case letters, digits and hyphens, and begins with a letter')
    .default('dev'),
  /** A customer managed key on the table needs a region that is known at synthesis. */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region looks like eu-west-1')
    .default('eu-west-1'),
  /** The domain that SES signs for. */
  domain: z.hostname().max(253).default('example.com'),
  /** @default care@ the domain */
  fromAddress: z.email().max(320).optional(),
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
});

export type Config = Omit<z.infer<typeof configSchema>, 'fromAddress'> & { readonly fromAddress: string };

/** Reads what a deployment is told: the CDK context, from cdk.json or `-c name=value`. */
export function readConfig(node: Node): Config {
  const given = Object.fromEntries(Object.keys(configSchema.shape).map((name) => [name, node.tryGetContext(name)]));
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) throw new Error(`The CDK context is not right.\n${z.prettifyError(parsed.error)}`);
  const config = parsed.data;
  return { ...config, fromAddress: config.fromAddress ?? `care@${config.domain}` };
}
