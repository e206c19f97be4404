import { Button, Group, Modal, NativeSelect } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Tests } from '../../contract/house-answers.ts';
import { type Asked, ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { timeIn } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { words } from '../words.ts';
import { nameOf } from './describe-plan.ts';
import { testSendingWords as t } from './test-sending-words.ts';

/** Until the send path has told what came of it. */
const isUnderWay = ({ items }: Tests) => items.some(({ state }) => state === 'waiting');

interface SendTestProps {
  readonly channel: 'email' | 'sms';
  /** What is previewed, as the API is asked for it. */
  readonly question: Asked<'POST /api/preview'>['body'];
  /** Whose values it bears; undefined: the example's. */
  readonly as: string | undefined;
}

export function SendTest(props: SendTestProps) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconSend size={16} stroke={1.7} />} onClick={() => setOpened(true)}>
        {t.open}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t.title} centered closeButtonProps={{ 'aria-label': words.close }}>
        <p className="muted">{t.about(props.as === undefined ? t.withExample : t.as(props.as))}</p>
        <Sending {...props} />
      </Modal>
    </>
  );
}

function Sending({ channel, question }: SendTestProps) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const tests = useQuery({
    queryKey: ['tests'],
    queryFn: () => ask('GET /api/test-messages'),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnderWay(data) ? 1500 : false),
  });
  const send = useMutation({
    mutationFn: (to: string) => ask('POST /api/test-messages', { body: { ...question, to } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tests'] }),
  });
  if (tests.isPending) return <LoadingRows rows={2} />;
  if (tests.isError) return <Failure error={tests.error} onRetry={() => tests.refetch()} />;
  const addresses = tests.data[channel];
  const to = chosen !== undefined && addresses.includes(chosen) ? chosen : addresses[0];
  return (
    <>
      {to === undefined ? (
        <p className="note">{t.none}</p>
      ) : (
        <Group align="flex-end" mt="md">
          <NativeSelect
            className="test-address"
            label={t.to}
            value={to}
            data={addresses}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <Button loading={send.isPending} onClick={() => send.mutate(to)}>
            {t.send}
          </Button>
        </Group>
      )}
      {send.isError && (
        <p className="why-problem" role="alert">
          {send.error.message}
        </p>
      )}
      {tests.data.items.length > 0 && <LastTests items={tests.data.items} />}
    </>
  );
}

function LastTests({ items }: Pick<Tests, 'items'>) {
  const { timeZone } = useCompany();
  return (
    <section className="last-tests" aria-live="polite">
      <h3>{t.last}</h3>
      <ul>
        {items.slice(0, 5).map(({ id, at, to, campaign, state, why }) => (
          <li key={id}>
            <span>{t.line(nameOf({ id: campaign }), to)}</span>
            <span className="muted small">
              {timeIn(at, timeZone)}, {t.state(state, why)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
