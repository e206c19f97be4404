import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sdkTable } from '../adapters/dynamo/sdk-table.ts';
import { storesOn } from '../adapters/dynamo/stores-on.ts';
import type { KeyedHash } from '../adapters/erasure/keyed-hash.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { environment } from './environment.ts';

/** For functions that pass no gate. */
const nobodyAsks: KeyedHash = async () => {
  throw new Error('This function was not given the key of erased people’s hashes.');
};

/** The table's repositories, built once per cold start. Whoever reads or writes gates hands in `erasureHash`. */
export const stores = (hash: KeyedHash = nobodyAsks) =>
  storesOn(sdkTable({ client: new DynamoDBClient({}), tableName: environment('TABLE_NAME') }), systemClock, hash);
