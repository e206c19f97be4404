import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import * as z from 'zod';

const file = z.object({ context: z.record(z.string(), z.unknown()) });

/** Has CDK do in this stack what it does in our own app: another app's flags are its own business, and other flags make other resources. */
export function pinBehaviour(stack: Stack): void {
  const { context } = file.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8')));
  for (const [flag, value] of Object.entries(context)) if (flag.startsWith('@aws-cdk/')) stack.node.setContext(flag, value);
}
