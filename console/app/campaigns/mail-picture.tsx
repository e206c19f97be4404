import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../ask.ts';
import { editorWords as t } from './editor-words.ts';
import { MailFrame } from './mail-frame.tsx';

/** The campaign's first message with an example, as a small picture; asked for once it comes into sight. */
export function MailPicture({ id, version, name }: { readonly id: string; readonly version: number; readonly name: string }) {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place);
  const picture = useQuery({
    queryKey: ['campaign-picture', id, version],
    queryFn: () => ask('GET /api/campaigns/:id/sample', { path: { id } }),
    enabled: seen && version > 0,
    staleTime: Infinity,
  });
  return (
    <div
      ref={place}
      className="mail-picture"
      data-state={picture.isSuccess ? 'there' : picture.isError || version === 0 ? 'none' : 'coming'}
    >
      {picture.data?.channel === 'email' && (
        <MailFrame html={picture.data.html} title={t.picture(name)} className="mail-picture-frame" hidden />
      )}
      {picture.data?.channel === 'sms' && <p className="mail-picture-sms">{picture.data.text}</p>}
      {(picture.isError || version === 0) && <span className="muted">{t.noPicture}</span>}
    </div>
  );
}

function useSeen(place: React.RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const watch = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true), {
      rootMargin: '200px',
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [place]);
  return seen;
}
