import { Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { words } from '../words.ts';

const t = words.customers.tone;
const tones = Object.entries(t.names).map(([value, label]) => ({ value, label }));

/** care 39: set by staff, and taken away by them; nothing ever guesses it. */
export function ToneSelect({ customer, tone }: { readonly customer: string; readonly tone: string | undefined }) {
  const queries = useQueryClient();
  const set = useMutation({
    mutationFn: (next: string | null) => ask('PUT /api/customers/:id/tone', { path: { id: customer }, body: { tone: next } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['customer', customer] }),
  });
  const known = tone === undefined || tones.some(({ value }) => value === tone) ? tones : [...tones, { value: tone, label: tone }];
  return (
    <Select
      mt="md"
      label={t.label}
      description={t.help}
      placeholder={t.none}
      data={known}
      value={tone ?? null}
      clearable
      disabled={set.isPending}
      error={set.error?.message}
      onChange={(next) => set.mutate(next)}
    />
  );
}
