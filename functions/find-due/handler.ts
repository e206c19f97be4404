import { type FindDueServices, findDue } from '../../workflows/due/find-due.ts';

/** A tick comes in, pages of the due queue go out. The window comes from the stored cursor, never from the event's own time. */
export const createHandler =
  (services: FindDueServices & { readonly report?: (look: Awaited<ReturnType<typeof findDue>>) => void }) => async () => {
    const look = await findDue(services);
    services.report?.(look);
    return look;
  };
