import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { askLocal } from '../ask.ts';
import type { Letter } from '../local-shapes.ts';
import { words } from '../words.ts';

const t = words.inbox;

export function SmsBubble({ id, letter }: { readonly id: string; readonly letter: Letter }) {
  return (
    <div className="sms">
      <p className="sms-bubble" data-inbound={letter.inbound === true ? 'true' : undefined}>
        {letter.text ?? ''}
      </p>
      {letter.segments != null && <p className="muted">{t.segments(letter.segments)}</p>}
      {letter.inbound !== true && <Answer id={id} />}
    </div>
  );
}

/** Answers in the person's place: what the phone number would tell us. */
function Answer({ id }: { readonly id: string }) {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const answer = useMutation({
    mutationFn: () =>
      askLocal(z.object({ id: z.string() }), `/local/inbox/${encodeURIComponent(id)}/answer`, { method: 'POST', body: { text } }),
    onSuccess: () => {
      setText('');
      return queries.invalidateQueries();
    },
  });
  return (
    <form
      className="sms-answer"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') answer.mutate();
      }}
    >
      <TextInput
        aria-label={t.answer}
        placeholder={t.answerHint}
        value={text}
        error={answer.error?.message}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" loading={answer.isPending}>
        {t.answerSend}
      </Button>
      {answer.isSuccess && (
        <p className="muted" role="status">
          {t.answered}
        </p>
      )}
    </form>
  );
}
