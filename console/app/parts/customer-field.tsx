import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { words } from '../words.ts';
import { oneLine } from './one-line.ts';

const MOST = 6;

interface CustomerFieldProps {
  readonly label: string;
  /** An id, or what somebody begins to look for. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Whom something is for: the id, or a name, number or mail address to choose one by. */
export function CustomerField({ label, value, onChange }: CustomerFieldProps) {
  const [search] = useDebouncedValue(value.trim(), 200);
  const found = useQuery({
    queryKey: ['customers', 'field', search],
    queryFn: ({ signal }) => ask('GET /api/customers', { query: { search, limit: MOST }, signal }),
    enabled: search !== '',
  });
  const people = new Map((search === '' ? [] : (found.data?.items ?? [])).map((one) => [one.id, one]));
  return (
    <Autocomplete
      label={label}
      description={words.customers.fieldHelp}
      value={value}
      maxLength={128}
      required
      data-autofocus
      onChange={onChange}
      data={[...people.keys()]}
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const one = people.get(option.value);
        return (
          <span className="found-customer">
            <strong>{one?.name ?? option.value}</strong>
            <span className="muted small">
              {oneLine([one?.name === undefined ? words.customers.unnamed : option.value, one?.email ?? one?.phone])}
            </span>
          </span>
        );
      }}
    />
  );
}
