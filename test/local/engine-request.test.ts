import { expect, it } from 'vitest';
import { leastBatchReadUnits } from '../../local/dynamodb/engine-request.ts';

it('a batch of gets takes something for each key, whether or not anything stands there', () => {
  const Keys = [{ pk: { S: 'a' } }, { pk: { S: 'b' } }, { pk: { S: 'c' } }];
  expect(leastBatchReadUnits({ RequestItems: { t: { Keys, ConsistentRead: true } } })).toBe(3);
  expect(leastBatchReadUnits({ RequestItems: { t: { Keys }, u: { Keys, ConsistentRead: true } } })).toBe(4.5);
  expect(leastBatchReadUnits({ TableName: 't' })).toBe(0);
});
