import type { Context } from 'hono';

/** The text fields of a form; nothing where the body is not one. Of a repeated field all values. */
export async function readForm(c: Context): Promise<Readonly<Record<string, readonly string[]>>> {
  try {
    const fields = await c.req.parseBody({ all: true });
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, [value].flat().filter((part): part is string => typeof part === 'string')]),
    );
  } catch {
    return {};
  }
}
