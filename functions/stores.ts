import { storesOn } from '../adapters/dynamo/stores-on.ts';
import { versionedTable } from '../adapters/dynamo/versioned-table.ts';
import { dynamoCall, wireTable } from '../adapters/dynamo/wire-table.ts';
import type { KeyedHash } from '../adapters/erasure/keyed-hash.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { awsPlace } from './aws-place.ts';
import { environment } from './environment.ts';

/** For functions that pass no gate. */
const nobodyAsks: KeyedHash = async () => {
  throw new Error('This function was not given the key of erased people’s hashes.');
};

/** The product's one table. */
export const table = () => versionedTable(wireTable({ call: dynamoCall(awsPlace('dynamodb')), tableName: environment('TABLE_NAME') }));

/** The table's repositories, built once per cold start. Whoever reads or writes gates hands in `erasureHash`. */
export const stores = (hash: KeyedHash = nobodyAsks) => storesOn(table(), systemClock, hash);
