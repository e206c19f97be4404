import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CustomResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as z from 'zod';
import type { CareFunction } from './care-function.ts';

const packageFile = z.object({ version: z.string().max(64) });

/** Has the starter library brought in at the first deployment, and at each new version what is new in it. */
export class StarterSeed extends Construct {
  /** `campaigns`: those of the company's own code, which it has beside its bundle; others are another deployment's business. */
  constructor(scope: Construct, id: string, seedLibrary: CareFunction, campaigns: string | undefined) {
    super(scope, id);
    const { version } = packageFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')));
    // Asked without a framework of CDK's own, which would bring a function more than it saves.
    new CustomResource(this, 'Starters', {
      serviceToken: seedLibrary.lambda.functionArn,
      properties: { version, ...(campaigns === undefined ? {} : { campaigns: createHash('sha256').update(campaigns).digest('hex') }) },
    });
  }
}
