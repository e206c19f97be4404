import { Select, TextInput } from '@mantine/core';

export interface KindAndCustomerProps {
  readonly customer: string;
  readonly kind: string;
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  readonly labels: { readonly customerId: string; readonly kindLabel: string };
  readonly onChange: (part: { readonly customer?: string; readonly kind?: string }) => void;
}

/** Whom something is written down for, and what sort of thing it is. */
export function KindAndCustomer({ customer, kind, kinds, labels, onChange }: KindAndCustomerProps) {
  return (
    <>
      <TextInput
        label={labels.customerId}
        value={customer}
        maxLength={128}
        required
        data-autofocus
        onChange={(event) => onChange({ customer: event.currentTarget.value })}
      />
      <Select
        label={labels.kindLabel}
        data={kinds}
        value={kind}
        allowDeselect={false}
        onChange={(value) => onChange(value === null ? {} : { kind: value })}
      />
    </>
  );
}
