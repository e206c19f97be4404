import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseDetail } from '../../contract/case-answers.ts';
import { ask } from '../ask.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { calendarDay } from '../parts/formats.ts';
import { words } from '../words.ts';

const t = words.cases;

interface VoucherLineProps {
  readonly voucher: NonNullable<CaseDetail['voucher']>;
  readonly customer: string;
  readonly place: string;
}

export function VoucherLine({ voucher, customer, place }: VoucherLineProps) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const redeem = useMutation({
    mutationFn: () => ask('POST /api/vouchers/:code/redeem', { path: { code: voucher.code }, body: { customer } }),
    onSuccess: () => setAsking(false),
    onSettled: () => queries.invalidateQueries({ queryKey: ['case', place] }),
  });
  const state = voucher.redeemed !== undefined ? 'redeemed' : voucher.reserved !== undefined ? 'reserved' : 'issued';
  return (
    <section className="card case-voucher">
      <h3>{t.voucher}</h3>
      <p>{t.voucherUntil(voucher.code, t.voucherState[state] ?? state, calendarDay(voucher.validUntil))}</p>
      {state !== 'redeemed' && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t.redeem}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.redeemTitle(voucher.code)}
        help={t.redeemHelp}
        action={t.redeem}
        sending={redeem}
        mild
      />
    </section>
  );
}
