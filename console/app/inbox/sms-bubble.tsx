import type { Letter } from '../local-shapes.ts';
import { words } from '../words.ts';

export function SmsBubble({ letter }: { readonly letter: Letter }) {
  return (
    <div className="sms">
      <p className="sms-bubble">{letter.text ?? ''}</p>
      {letter.segments != null && <p className="muted">{words.inbox.segments(letter.segments)}</p>}
    </div>
  );
}
