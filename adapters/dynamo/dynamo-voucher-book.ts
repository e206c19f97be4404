import type { VoucherBook } from '../../workflows/vouchers/voucher-desk.ts';
import { codePartition } from './items/care-item.ts';
import { readRecord } from './items/record-item.ts';
import type { Table } from './table.ts';

export function dynamoVoucherBook(table: Table): VoucherBook {
  return {
    async find(code) {
      const { items } = await table.query({ index: 'lookup', partition: codePartition(code), limit: 1 });
      for (const item of items) {
        const { customer, record } = readRecord(item);
        if (record.type === 'OFFER') return { customer, id: record.body.id };
      }
      return undefined;
    },
  };
}
