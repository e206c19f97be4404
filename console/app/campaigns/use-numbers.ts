import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';

/** What came of a campaign lately; one request for all of them. */
export function useNumbers(id: string) {
  const numbers = useQuery({ queryKey: ['campaign-numbers'], queryFn: () => ask('GET /api/campaign-numbers') });
  const found = numbers.data?.items.find(({ campaign }) => campaign === id);
  const of = found === undefined ? undefined : { ...found, held: found.heldBack.reduce((sum, { count }) => sum + count, 0) };
  return { of, days: numbers.data?.days ?? 0 };
}
