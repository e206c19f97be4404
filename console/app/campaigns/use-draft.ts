import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type CampaignDetail, type Kept, keptShape, type Plan } from '../../contract/campaign-answers.ts';
import { ask, Problem } from '../ask.ts';

type Texts = Kept['texts'];

const placeOf = (id: string): string => `perennial.draft.${id}`;

/** What somebody writes, kept in this browser until it is saved; saved on the revision that they have seen. */
export function useDraft(id: string) {
  const queries = useQueryClient();
  const detail = useQuery({
    queryKey: ['campaign', id],
    queryFn: () => ask('GET /api/campaigns/:id', { path: { id } }),
    staleTime: 0,
  });
  const [local, setLocal] = useState<Kept | undefined>(() => readKept(id));
  const [restored, setRestored] = useState(local !== undefined);
  const stored = detail.data === undefined ? undefined : storedOf(detail.data);
  const copy = local ?? stored;

  useEffect(() => {
    if (local === undefined) localStorage.removeItem(placeOf(id));
    else localStorage.setItem(placeOf(id), JSON.stringify(local));
  }, [id, local]);

  const save = useMutation({
    mutationFn: (draft: Kept) => ask('PUT /api/campaigns/:id/draft', { path: { id }, body: draft }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['campaign', id] });
      setLocal(undefined);
      setRestored(false);
      await queries.invalidateQueries({ queryKey: ['campaigns'] });
    },
    onError: (error) => {
      if (error instanceof Problem && error.status === 409) void detail.refetch();
    },
  });

  const change = (changed: { readonly plan?: Plan; readonly texts?: Texts }): void => {
    if (copy !== undefined) setLocal({ ...copy, ...changed });
  };

  return {
    detail,
    copy,
    change,
    save,
    /** Written, and not on the server yet. */
    unsaved: local !== undefined,
    restored,
    /** Somebody saved since this copy was begun. */
    overtaken: local !== undefined && stored !== undefined && local.rev !== stored.rev,
    drop: () => {
      setLocal(undefined);
      setRestored(false);
      save.reset();
    },
    /** Saves this copy over theirs: on the revision that stands now. */
    writeOver: () => {
      if (local !== undefined && stored !== undefined) {
        const mine = { ...local, rev: stored.rev };
        setLocal(mine);
        save.mutate(mine);
      }
    },
  };
}

export type Drafting = ReturnType<typeof useDraft>;

function storedOf({ draft, campaign, texts }: CampaignDetail): Kept | undefined {
  if (draft !== null) return { rev: draft.rev, plan: draft.plan, texts: draft.texts };
  if (campaign === null) return undefined;
  const { version: _version, live: _live, approved: _approved, archived: _archived, ...plan } = campaign;
  return { rev: 0, plan, texts: texts ?? {} };
}

function readKept(id: string): Kept | undefined {
  try {
    const read = keptShape.safeParse(JSON.parse(localStorage.getItem(placeOf(id)) ?? 'null'));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
