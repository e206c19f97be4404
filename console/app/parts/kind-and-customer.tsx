import { Select } from '@mantine/core';
import { CustomerField } from './customer-field.tsx';

export interface KindAndCustomerProps<Kind extends string> {
  readonly customer: string;
  readonly kind: Kind;
  readonly kinds: readonly { readonly value: Kind; readonly label: string }[];
  readonly labels: { readonly customerId: string; readonly kindLabel: string };
  readonly onChange: (part: { readonly customer?: string; readonly kind?: Kind }) => void;
}

/** Whom something is written down for, and what sort of thing it is. */
export function KindAndCustomer<Kind extends string>({ customer, kind, kinds, labels, onChange }: KindAndCustomerProps<Kind>) {
  return (
    <>
      <CustomerField label={labels.customerId} value={customer} onChange={(found) => onChange({ customer: found })} />
      <Select
        label={labels.kindLabel}
        data={kinds}
        value={kind}
        allowDeselect={false}
        onChange={(chosen) => {
          const found = kinds.find(({ value }) => value === chosen);
          if (found !== undefined) onChange({ kind: found.value });
        }}
      />
    </>
  );
}
