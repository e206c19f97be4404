import type { Memberships } from '../../workflows/engine-memory.ts';
import { storedMembership } from './items/engine-item.ts';
import { customerKey } from './keys.ts';
import type { Table } from './table.ts';

export function dynamoMemberships(table: Table): Memberships {
  return {
    async write(customer, next, expectedEndsOn) {
      const set = { type: 'MEMBERSHIP', via: 'live', ...storedMembership.parse(next) };
      const remove = (['changed', 'heldBackBy'] as const).filter((name) => next[name] === undefined);
      const condition = expectedEndsOn === undefined ? ({ absent: 'pk' } as const) : ({ equals: ['endsOn', expectedEndsOn] } as const);
      return (await table.update(customerKey(customer, 'MEMBERSHIP'), { set, remove, add: { rev: 1 } }, condition)) !== undefined;
    },
  };
}
