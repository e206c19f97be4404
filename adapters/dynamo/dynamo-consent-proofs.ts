import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { ConsentProofs } from '../../workflows/change-consent.ts';
import { customerKey } from './keys.ts';
import type { Table } from './table.ts';

export function dynamoConsentProofs(table: Table): ConsentProofs {
  return {
    async record(customer, proof) {
      await table.put(
        { ...customerKey(customer, 'CONSENT', instantText(proof.at), String(proof.rev)), type: 'CONSENT', ...proof },
        { absent: 'pk' },
      );
    },
  };
}
