/** Marks that turn letters round, open until the end of the line where nobody closes them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;

/** What is known of somebody or something, side by side; none of it turns round what stands next to it. */
export const oneLine = (parts: readonly (string | undefined)[]): string =>
  parts.flatMap((part) => (part === undefined || part === '' ? [] : [part.replace(TURNING, '')])).join(' · ');
