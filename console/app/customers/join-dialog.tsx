import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer } from '../../contract/customer-answers.ts';
import { ask } from '../ask.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { words } from '../words.ts';
import { JoinPreviewPane } from './join-preview.tsx';

const t = words.customers.join;
const MOST = 8;

interface JoinDialogProps {
  readonly customer: Customer;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Two records of one person: the other is found, both are looked at, and then they are one. */
export function JoinDialog({ customer, opened, onClose }: JoinDialogProps) {
  const [other, setOther] = useState<string>();
  const leave = () => {
    setOther(undefined);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={leave} title={t.title} size="xl" centered closeButtonProps={{ 'aria-label': words.close }}>
      {other === undefined ? (
        <FindOther customer={customer} onPick={setOther} />
      ) : (
        <JoinPreviewPane kept={customer.id} other={other} onBack={() => setOther(undefined)} onClose={leave} />
      )}
    </Modal>
  );
}

function FindOther({ customer, onPick }: { readonly customer: Customer; readonly onPick: (id: string) => void }) {
  // Whoever stands there twice is most often called the same.
  const [typed, setTyped] = useState(customer.name ?? '');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery({
    queryKey: ['customers', 'others', search],
    queryFn: ({ signal }) => ask('GET /api/customers', { query: { search, limit: MOST + 1 }, signal }),
    placeholderData: (before) => before,
  });
  const others = found.data?.items.filter(({ id }) => id !== customer.id).slice(0, MOST) ?? [];
  return (
    <div className="join">
      <p className="muted">{t.findHelp(customer.name ?? customer.id)}</p>
      <TextInput
        label={t.find}
        placeholder={words.customers.search}
        value={typed}
        maxLength={254}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      {found.isPending && <LoadingRows rows={3} />}
      {found.isError && <Failure error={found.error} onRetry={() => found.refetch()} />}
      {found.isSuccess && others.length === 0 && <p className="muted">{t.nobody}</p>}
      <ul className="join-found">
        {others.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onPick(one.id)}>
              <strong>{one.name ?? one.id}</strong>
              <span className="muted">{[one.id, one.email, one.phone].filter((part) => part !== undefined).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
