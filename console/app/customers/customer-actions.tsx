import { ActionIcon, Button, Menu, Modal, TextInput } from '@mantine/core';
import { IconBellOff, IconDots, IconDownload, IconPencil, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer, CustomerDetail } from '../../contract/customer-answers.ts';
import { ask } from '../ask.ts';
import { count } from '../parts/formats.ts';
import { saveFile } from '../parts/save-file.ts';
import { isKept } from '../parts/use-kept.ts';
import { goTo } from '../route.ts';
import { words } from '../words.ts';
import { CorrectDialog, correctionOf } from './correct-dialog.tsx';
import { JoinDialog } from './join-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';

const t = words.customers;

interface CustomerActionsProps {
  readonly customer: Customer;
  readonly choices: CustomerDetail['choices'];
}

export function CustomerActions({ customer, choices }: CustomerActionsProps) {
  const path = { id: customer.id };
  const [erasing, setErasing] = useState(false);
  const [joining, setJoining] = useState(false);
  const [stopping, setStopping] = useState(false);
  const [correcting, setCorrecting] = useState(() => isKept(correctionOf(customer.id)));
  const download = useMutation({
    mutationFn: () => ask('GET /api/customers/:id/export', { path }),
    onSuccess: (data) => saveFile(`${customer.id}.json`, 'application/json', JSON.stringify(data, null, 2)),
  });
  const silent = choices.email.consent === 'withdrawn' && choices.sms.consent === 'withdrawn';
  return (
    <div className="person-actions">
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t.actions} loading={download.isPending}>
            <IconDots size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={() => setCorrecting(true)}>
            {t.correct.title}
          </Menu.Item>
          <Menu.Item leftSection={<IconUsersGroup size={16} stroke={1.6} />} onClick={() => setJoining(true)}>
            {t.join.menu}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} stroke={1.6} />} onClick={() => download.mutate()}>
            {t.export}
          </Menu.Item>
          <Menu.Item leftSection={<IconBellOff size={16} stroke={1.6} />} disabled={silent} onClick={() => setStopping(true)}>
            {t.withdraw}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => setErasing(true)}>
            {t.erase}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {download.isError && (
        <p className="why-problem" role="alert">
          {download.error.message}
        </p>
      )}
      <CorrectDialog customer={customer} opened={correcting} onClose={() => setCorrecting(false)} />
      <JoinDialog customer={customer} opened={joining} onClose={() => setJoining(false)} />
      <StopDialog customer={customer} opened={stopping} onClose={() => setStopping(false)} />
      <EraseDialog customer={customer} opened={erasing} onClose={() => setErasing(false)} />
    </div>
  );
}

interface EraseDialogProps {
  readonly customer: Customer;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function EraseDialog({ customer, opened, onClose }: EraseDialogProps) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const erase = useMutation({ mutationFn: () => ask('DELETE /api/customers/:id', { path: { id: customer.id } }) });
  const leave = () => {
    onClose();
    if (!erase.isSuccess) return;
    goTo('customers');
    void queries.invalidateQueries({ queryKey: ['customers'] });
  };
  return (
    <Modal opened={opened} onClose={leave} title={t.eraseTitle} centered closeButtonProps={{ 'aria-label': words.close }}>
      {erase.isSuccess ? (
        <>
          <p>{t.erased(count(erase.data.items))}</p>
          <Button mt="md" variant="default" onClick={leave}>
            {words.close}
          </Button>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            erase.mutate();
          }}
        >
          <TextInput
            label={t.eraseHelp(customer.id)}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={erase.error?.message}
            data-autofocus
          />
          <Button type="submit" mt="md" color="red" disabled={typed !== customer.id} loading={erase.isPending}>
            {t.eraseConfirm}
          </Button>
        </form>
      )}
    </Modal>
  );
}
