import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import * as z from 'zod';

/** What a module is replaced with in the bundles, where it is a part of a library that no function of ours can come to use. */
interface Stub {
  readonly module: RegExp;
  /** Only where one of these asks for it. */
  readonly importer?: RegExp;
  readonly contents: string;
}

const stubs: readonly Stub[] = [
  // Lambda hands credentials over in the environment; SSO, profiles, web identities and instance metadata are for other places.
  {
    module: /^@aws-sdk\/credential-provider-node$/,
    contents: "import { fromEnv } from '@aws-sdk/credential-provider-env'; export const defaultProvider = () => fromEnv();",
  },
  // No operation that we call streams events.
  {
    module: /^@smithy\/core\/event-streams$/,
    importer: /@smithy\/core\/.*\/protocols\//,
    contents: "export const eventStreamSerdeProvider = () => { throw new Error('Event streams are not bundled.'); };",
  },
  // The only file that goes with a mail is a calendar's, and its parts all say their type.
  {
    module: /\/mime-types\.js$/,
    importer: /\/nodemailer\//,
    contents: `export const detectMimeType = (name) => (/\\.ics$/i.test(name ?? '') ? 'text/calendar' : 'application/octet-stream');
export const detectExtension = (type) => (/calendar|ics/.test(type ?? '') ? 'ics' : /^text\\//.test(type ?? '') ? 'txt' : 'bin');`,
  },
  // A mail never fetches anything: `disableUrlAccess`.
  {
    module: /\/fetch\/index\.js$/,
    importer: /\/nodemailer\//,
    contents: "export default () => { throw new Error('Nothing is fetched for a mail.'); };",
  },
];

const packaged = z.object({ version: z.string().max(60) });

const PACKAGE = /\/node_modules\/@aws-sdk\/[^/]+\/package\.json$/;

/** Leaves out of the bundles what weighs and is never run; of a client's package.json all but the version, which it tells AWS. */
export const leanLibraries: Plugin = {
  name: 'lean-libraries',
  setup(build) {
    for (const [index, { module, importer, contents }] of stubs.entries()) {
      const namespace = `lean-${index}`;
      build.onResolve({ filter: module }, ({ importer: by, resolveDir }) =>
        importer === undefined || importer.test(by) ? { path: 'stub', namespace, pluginData: resolveDir } : undefined,
      );
      build.onLoad({ filter: /^stub$/, namespace }, ({ pluginData }) => ({ contents, resolveDir: String(pluginData) }));
    }
    build.onLoad({ filter: PACKAGE }, async ({ path }) => {
      const { version } = packaged.parse(JSON.parse(await readFile(path, 'utf8')));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
