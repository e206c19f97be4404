import * as z from 'zod';
import { explainUnknownKind, isImportKind } from '../../domain/import/import-kind.ts';
import { type UndoServices, undoImport } from '../../workflows/imports/undo-import.ts';
import { type RunImportServices, runImport } from '../../workflows/run-import.ts';

/** An S3 "Object Created" event as EventBridge tells it; keys stand there unencoded. */
const objectCreated = z.object({ detail: z.object({ object: z.object({ key: z.string().max(1024) }) }) });
const importKey = /^imports\/([^/]+)\/([A-Za-z0-9-]{1,64})\/([^/]+)$/;

/** A file comes in at `imports/<kind>/<id>/<file name>`; state and a report go out. At `imports/undo/<id>/…` an import is taken back. */
export const createHandler = (services: RunImportServices & UndoServices) => async (event: unknown) => {
  const { key } = objectCreated.parse(event).detail.object;
  const [, kind = '', id = '', fileName = ''] = importKey.exec(key) ?? [];
  if (id === '') throw new Error(`The object ${key} is not at imports/<kind>/<id>/<file name>`);
  if (kind === 'undo') return await undoImport(services, id);
  if (!isImportKind(kind)) throw new Error(explainUnknownKind(kind));
  await runImport(services, { key, kind, id, fileName });
};
