import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sdkTable } from '../adapters/dynamo/sdk-table.ts';
import { storesOn } from '../adapters/dynamo/stores-on.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { environment } from './environment.ts';

/** The table's repositories, built once per cold start. */
export const stores = () => storesOn(sdkTable({ client: new DynamoDBClient({}), tableName: environment('TABLE_NAME') }), systemClock);
