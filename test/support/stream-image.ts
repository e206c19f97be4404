import type { AttributeValue } from 'aws-lambda';

function attribute(value: unknown): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value !== 'object') return { S: String(value) };
  return { M: imageOf(value ?? {}) };
}

/** An item as the stream tells of it. */
export const imageOf = (item: object): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, attribute(value)]),
  );
