import type { LinkPurpose } from '../../domain/links/link-purpose.ts';
import type { JoinedIds } from '../../workflows/duplicates/join-book.ts';
import type { tokenReader } from './token-reader.ts';

/** A link in a message to somebody who was joined to another leads to that one: whoever leaves by it has left. */
export const followedTokens = (tokens: ReturnType<typeof tokenReader>, joined: JoinedIds) => ({
  ...tokens,
  async read(token: string, purpose: LinkPurpose) {
    const verified = tokens.read(token, purpose);
    if ('fault' in verified) return verified;
    const { customer, subject } = verified.ok;
    const into = (await joined.into([customer])).get(customer);
    return into === undefined ? verified : { ok: { ...verified.ok, customer: into.kept, subject: into.renamed[subject] ?? subject } };
  },
});
