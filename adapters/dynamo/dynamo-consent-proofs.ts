import type { LedgerEntry } from '../../domain/consent/consent-ledger.ts';
import type { ConsentProofs } from '../../workflows/change-consent.ts';
import { readConsent } from './items/consent-item.ts';
import { customerPk, prefixOf } from './keys.ts';
import { queryAll, type Table } from './table.ts';

export function dynamoConsentProofs(table: Table): ConsentProofs {
  return {
    async of(customer) {
      const entries: LedgerEntry[] = [];
      for await (const item of queryAll(table, { partition: customerPk(customer), prefix: prefixOf('CONSENT'), consistent: true }))
        entries.push(readConsent(item));
      return entries;
    },
  };
}
