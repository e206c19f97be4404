import * as z from 'zod';

/** Columns of `customers` that a table can fill, beside `attr.<name>`. A test holds them against those of files. */
export const customerColumns: readonly string[] = [
  'customer_id',
  'kind',
  'name',
  'email',
  'phone',
  'locale',
  'time_zone',
  'country',
  'born_on',
  'born_calendar',
  'joined_on',
  'household_id',
  'email_marketing',
  'sms_marketing',
  'credit',
  'preferred_channel',
  'tone',
];

const isColumn = (name: string): boolean => customerColumns.includes(name) || /^attr\.\S{1,100}$/.test(name);
const attribute = z.string().min(1).max(255);

/** All variables of a function take 4 KB at most. */
const LONGEST_MAP = 3000;

/** A DynamoDB table of the company's own in which it keeps its customers: what its stream tells of is taken. */
export const customerTableSchema = z.strictObject(
  {
    /** Of the table's stream, which must hold new images. */
    streamArn: z
      .string()
      .max(400)
      .regex(
        /^arn:aws[\w-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[\w.-]{3,255}\/stream\/[\d:T.-]+$/,
        'a table’s stream is arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/TIME, the LatestStreamArn of describe-table',
      ),
    /** Of the table. @default one that belongs to AWS */
    keyArn: z
      .string()
      .max(256)
      .regex(/^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, 'a key is arn:aws:kms:REGION:ACCOUNT:key/ID')
      .optional(),
    /** Texts by attribute that an item must bear, where other things stand in the table too. @default every item is a customer */
    only: z.record(attribute, z.string().min(1).max(255)).optional(),
    /** By column of ours: the attribute of theirs, or a path of names with dots between. */
    map: z.record(z.string().max(128), attribute).superRefine((map, context) => {
      for (const column of Object.keys(map))
        if (!isColumn(column))
          context.addIssue({
            code: 'custom',
            path: [column],
            message: `customers have no such column; they have ${customerColumns.join(', ')} and attr.NAME`,
          });
      if (map.customer_id === undefined) context.addIssue({ code: 'custom', path: ['customer_id'], message: 'say who each item is of' });
      if (JSON.stringify(map).length > LONGEST_MAP)
        context.addIssue({ code: 'custom', message: `a map of more than ${LONGEST_MAP} characters does not fit` });
    }),
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'customerTable is an object, in cdk.json or in code; -c cannot say it' : undefined) },
);
