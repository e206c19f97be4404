import { useQuery } from '@tanstack/react-query';
import { ask } from './ask.ts';

const unknown = { name: '', timeZone: 'UTC', locale: 'en', currency: 'EUR' };

/** The company as the settings know it; instants are shown in its zone. */
export function useCompany() {
  const { data } = useQuery({ queryKey: ['settings'], queryFn: () => ask('GET /api/settings'), staleTime: 60_000 });
  return { ...unknown, ...data?.settings.company, sendAt: data?.settings.sendAt ?? '10:00' };
}
