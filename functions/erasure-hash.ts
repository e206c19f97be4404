import { keyedHash } from '../adapters/erasure/keyed-hash.ts';
import { readErasureKey } from '../adapters/secrets/read-erasure-key.ts';
import { secretsCall } from '../adapters/secrets/secrets-call.ts';
import { awsPlace } from './aws-place.ts';
import { environment } from './environment.ts';

/** Tells whether somebody was erased; asks Secrets Manager only where there is somebody to ask about. */
export const erasureHash = keyedHash(() =>
  readErasureKey({ call: secretsCall(awsPlace('secrets')), secret: environment('ERASURE_KEY_SECRET') }),
);
