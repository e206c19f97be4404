import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ContentLocale } from '../../../domain/wording/greeting.ts';
import type { Plan } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { editorWords as t } from './editor-words.ts';
import { insertInto, type SlotTarget } from './slot-field.tsx';

interface SlotMenuProps {
  readonly plan: Plan;
  readonly step: string;
  readonly locale: ContentLocale;
  readonly target: SlotTarget | undefined;
}

/** What a message can say of whoever gets it, each with an example; put where somebody wrote last. */
export function SlotMenu({ plan, step, locale, target }: SlotMenuProps) {
  const query = { campaign: plan.id, fact: plan.fact, step, locale };
  const slots = useQuery({
    queryKey: ['slots', query],
    queryFn: () => ask('GET /api/slots', { query }),
    staleTime: Infinity,
  });
  return (
    <Menu position="bottom-start" width={380} returnFocus={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconBraces size={16} stroke={1.7} />}>
          {t.slots}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.slotsHelp}</Menu.Label>
        <ScrollArea.Autosize mah={320}>
          {slots.data?.items.map(({ name, example }) => (
            <Menu.Item
              key={name}
              disabled={target === undefined}
              onClick={() =>
                target !== undefined && insertInto(target, `{{ ${name}${/date|On$|Until$/.test(name) ? ' | long_date' : ''} }}`)
              }
            >
              <code>{name}</code> <span className="muted small slot-example">{example}</span>
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
