import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { Customer } from '../../contract/customer-answers.ts';
import { ask } from '../ask.ts';
import { useKept } from '../parts/use-kept.ts';
import { words } from '../words.ts';

const t = words.customers.correct;
const fields = ['name', 'email', 'phone', 'country', 'locale', 'time_zone', 'born_on', 'household_id'] as const;
type Field = (typeof fields)[number];

const touchedShape = z.partialRecord(z.enum(fields), z.string());

/** Under this name what is written about somebody is kept until it is saved or dropped. */
export const correctionOf = (customer: string): string => `correct.${customer}`;

const standing = ({ name, email, phone, country, locale, timeZone, bornOn, householdId }: Customer): Readonly<Record<Field, string>> => ({
  name: name ?? '',
  email: email ?? '',
  phone: phone ?? '',
  country: country ?? '',
  locale: locale ?? '',
  time_zone: timeZone,
  born_on: bornOn ?? '',
  household_id: householdId ?? '',
});

interface CorrectDialogProps {
  readonly customer: Customer;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Puts right what is wrong about somebody. Only what was touched is sent: whatever a file changed meanwhile stays. */
export function CorrectDialog({ customer, opened, onClose }: CorrectDialogProps) {
  const queries = useQueryClient();
  const [kept, write] = useKept(correctionOf(customer.id), touchedShape);
  const touched = kept ?? {};
  const before = standing(customer);
  const changes = Object.fromEntries(
    fields.flatMap((field) => {
      const text = touched[field]?.trim() ?? '';
      return text === '' || text === before[field] ? [] : [[field, text]];
    }),
  );
  const leave = () => {
    write(undefined);
    onClose();
  };
  const correct = useMutation({
    mutationFn: () => ask('PUT /api/customers/:id', { path: { id: customer.id }, body: changes }),
    onSuccess: async () => {
      leave();
      await Promise.all([['customer', customer.id], ['customers']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  return (
    <Modal opened={opened} onClose={leave} title={t.title} size="lg" centered closeButtonProps={{ 'aria-label': words.close }}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          correct.mutate();
        }}
      >
        <div className="form-pairs">
          {fields.map((field, at) => (
            <TextInput
              key={field}
              data-autofocus={at === 0 || undefined}
              label={t.fields[field]}
              type={field === 'born_on' ? 'date' : 'text'}
              maxLength={254}
              value={touched[field] ?? before[field]}
              onChange={({ currentTarget: { value } }) => write({ ...touched, [field]: value })}
            />
          ))}
        </div>
        <p className="muted">{t.help}</p>
        {correct.isError && (
          <p className="why-problem" role="alert">
            {correct.error.message}
          </p>
        )}
        <Button type="submit" loading={correct.isPending} disabled={Object.keys(changes).length === 0}>
          {t.save}
        </Button>
      </form>
    </Modal>
  );
}
