import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import * as z from 'zod/mini';
import { askLocal, Problem } from '../ask.ts';
import { type ClockState, clockShape } from '../local-shapes.ts';

export type Move = { readonly days: number } | { readonly months: number } | { readonly to: string };

const key = ['clock'] as const;
const BUSY_POLL_MS = 500;
const IDLE_POLL_MS = 5_000;

/** The laptop's clock; `here` is false where there is none, as in AWS, and undefined until that is known. */
export function useClock() {
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => askLocal(clockShape, '/local/clock'),
    retry: false,
    refetchInterval: ({ state }) => (isAbsent(state.error) ? false : state.data?.busy === true ? BUSY_POLL_MS : IDLE_POLL_MS),
  });
  const move = useMutation({
    mutationFn: (by: Move) => askLocal(z.unknown(), '/local/clock', { method: 'POST', body: by }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const stop = useMutation({
    mutationFn: () => askLocal(z.unknown(), '/local/clock', { method: 'DELETE' }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const clock: ClockState | undefined = data;
  const here = data !== undefined ? true : isAbsent(error) ? false : undefined;
  return { clock, here, error: isAbsent(error) ? null : error, move, stop };
}

/** What has been read goes stale as the clock moves: the inbox while it runs, everything else once it has come to rest. */
export function useFreshness(clock: ClockState | undefined): void {
  const queries = useQueryClient();
  const sent = clock?.sent ?? 0;
  const now = clock?.now;
  const busy = clock?.busy ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these means that there is something new
  useEffect(() => {
    const changing = busy
      ? (queryKey: readonly unknown[]) => queryKey[0] === 'inbox'
      : (queryKey: readonly unknown[]) => queryKey[0] !== 'clock';
    void queries.invalidateQueries({ predicate: ({ queryKey }) => changing(queryKey) });
  }, [busy, sent, busy ? 0 : now]);
}

const isAbsent = (error: unknown): boolean => error instanceof Problem && error.status === 404;
