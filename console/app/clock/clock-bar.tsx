import { Button, Popover, Progress, TextInput } from '@mantine/core';
import { IconCalendarEvent, IconPlayerStopFilled } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { ClockState } from '../local-shapes.ts';
import { count, dayIn, isoDayIn, timeIn } from '../parts/formats.ts';
import { words } from '../words.ts';
import type { Move } from './use-clock.ts';

interface ClockBarProps {
  readonly clock: ClockState;
  readonly timeZone: string;
  readonly problem: string | undefined;
  readonly onMove: (by: Move) => void;
  readonly onStop: () => void;
}

const t = words.clock;
const steps: readonly { readonly label: string; readonly by: Move }[] = [
  { label: t.day, by: { days: 1 } },
  { label: t.week, by: { days: 7 } },
  { label: t.month, by: { months: 1 } },
];

export function ClockBar({ clock, timeZone, problem, onMove, onStop }: ClockBarProps) {
  return (
    <section className="clock" aria-label={t.label} data-busy={clock.busy}>
      <div className="clock-now">
        <time className="clock-day">{dayIn(clock.now, timeZone)}</time>
        <span className="clock-time">{timeIn(clock.now, timeZone)}</span>
      </div>
      {clock.busy ? (
        <Running clock={clock} timeZone={timeZone} onStop={onStop} />
      ) : (
        <div className="clock-steps">
          {steps.map(({ label, by }) => (
            <Button key={label} size="compact-sm" variant="default" radius="xl" onClick={() => onMove(by)}>
              {label}
            </Button>
          ))}
          <RunTo clock={clock} timeZone={timeZone} onMove={onMove} />
        </div>
      )}
      {problem !== undefined && (
        <p className="clock-problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function Running({ clock, timeZone, onStop }: Pick<ClockBarProps, 'clock' | 'timeZone' | 'onStop'>) {
  const percent = Math.round(progressOf(clock) * 100);
  return (
    <div className="clock-running" aria-live="polite">
      <div className="clock-running-text">
        <span>{clock.to == null ? '' : t.running(dayIn(clock.to, timeZone))}</span>
        <span className="muted">{clock.sent == null ? '' : t.sent(count(clock.sent))}</span>
      </div>
      <Progress.Root size="sm" radius="xl">
        <Progress.Section value={percent} aria-label={t.label} animated />
      </Progress.Root>
      <Button size="compact-sm" variant="default" radius="xl" leftSection={<IconPlayerStopFilled size={12} />} onClick={onStop}>
        {t.stop}
      </Button>
    </div>
  );
}

function RunTo({ clock, timeZone, onMove }: Pick<ClockBarProps, 'clock' | 'timeZone' | 'onMove'>) {
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState('');
  const today = isoDayIn(clock.now, timeZone);
  const past = day !== '' && day <= today;
  const run = (event: FormEvent) => {
    event.preventDefault();
    if (day === '' || past) return;
    setOpen(false);
    onMove({ to: day });
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus width={260}>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          radius="xl"
          leftSection={<IconCalendarEvent size={15} stroke={1.6} />}
          onClick={() => setOpen(!open)}
        >
          {t.runTo}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={run} className="run-to">
          <TextInput
            type="date"
            label={t.date}
            value={day}
            min={today}
            error={past ? t.past : undefined}
            onChange={(event) => setDay(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" fullWidth disabled={day === '' || past}>
            {t.run}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** 0 to 1. */
function progressOf({ progress, from, to, now }: ClockState): number {
  if (progress != null) return progress > 1 ? progress / 100 : progress;
  if (from == null || to == null || to <= from) return 0;
  return Math.min(1, Math.max(0, (now - from) / (to - from)));
}
