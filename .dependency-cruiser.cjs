/** Who may import whom. Each room names what it may see; everything else is forbidden. */

const anyOf = (folders) => `^(${folders.join('|')})`;

const rooms = [
  'adapters',
  'bin',
  'build',
  'campaigns',
  'cli',
  'console',
  'domain',
  'functions',
  'lib',
  'local',
  'pages',
  'sim',
  'workflows',
];
const ours = anyOf(rooms.map((room) => `${room}/`));

/** `from` may import of our own files only `to`. */
const sees = (name, from, to, comment) => ({
  name: `${name}-sees`,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: anyOf(to) },
});

/** `from` may import of libraries only these. */
const uses = (name, from, packages, comment) => ({
  name: `${name}-uses`,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^node_modules/', pathNot: packages.map((library) => `^node_modules/(@types/)?${library}(/|$)`) },
});

/** `from` may import of Node only these. */
const runsOn = (name, from, modules, comment) => ({
  name: `${name}-runs-on`,
  comment,
  severity: 'error',
  from: { path: from },
  to: { dependencyTypes: ['core'], pathNot: modules.length === 0 ? undefined : `^(node:)?(${modules.join('|')})$` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'What goes round cannot be read from the top.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nobody-imports-test',
      severity: 'error',
      comment: 'Test data in production code is how strangers get mail.',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere; aws-lambda is types alone.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },

    sees('domain', '^domain/', ['domain/'], 'Pure rules know nothing but each other.'),
    uses(
      'domain',
      '^domain/',
      ['temporal-polyfill', 'big\\.js', 'culori', 'ical-generator', 'json-logic-engine', 'zod'],
      'Dates, decimals, colours, calendar files, audiences and shapes; no I/O, no SDK.',
    ),
    runsOn('domain', '^domain/', ['crypto'], 'Hashes only.'),

    sees('workflows', '^workflows/', ['domain/', 'workflows/'], 'The order of steps, against ports of its own.'),
    uses('workflows', '^workflows/', ['zod', 'temporal-polyfill', 'big\\.js'], 'What a step does to the world goes through a port.'),
    runsOn('workflows', '^workflows/', ['crypto'], 'Hashes only.'),

    sees('adapters', '^adapters/', ['workflows/', 'domain/', 'adapters/'], 'Ports met with real things.'),

    sees(
      'handlers',
      '^functions/[^/]+/(?!index\\.ts)',
      ['workflows/', 'domain/', 'pages/', 'console/api/', 'functions/[^/]+/(?!index\\.ts)', 'functions/(read-news|stack-request)\\.ts'],
      'Services come in; wiring is index.ts alone.',
    ),
    sees(
      'wiring',
      '^functions/([^/]+/index\\.ts|[^/]+\\.ts$)',
      ['functions/', 'adapters/', 'workflows/', 'domain/', 'campaigns/', 'pages/', 'console/api/', 'local/meter/prices\\.json'],
      'Live services are wired here.',
    ),
    {
      name: 'a-function-is-its-own',
      severity: 'error',
      comment: 'One folder is one deployed Lambda; what two share is a workflow or an adapter.',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/[^/]+/', pathNot: '^functions/$1/' },
    },

    sees('pages', '^pages/', ['workflows/', 'domain/', 'pages/'], 'Adapters are handed in by the function.'),
    sees(
      'console-api',
      '^console/api/',
      ['workflows/', 'domain/', 'console/api/', 'console/contract/'],
      'Adapters are handed in by the function.',
    ),
    sees('console-contract', '^console/contract/', ['domain/', 'console/contract/'], 'What both sides of the API have agreed on.'),
    sees('console-app', '^console/(app/|vite)', ['console/', 'domain/', 'workflows/'], 'Runs in the browser.'),
    {
      name: 'console-app-takes-types-only',
      severity: 'error',
      comment: 'The browser asks the API; it takes nothing from the server but the shapes of its answers.',
      from: { path: '^console/app/' },
      to: { path: '^(workflows|console/api)/', dependencyTypesNot: ['type-only'] },
    },

    sees('campaigns', '^campaigns/', ['campaigns/', 'domain/', 'workflows/'], 'Definitions and texts.'),

    sees('infrastructure', '^(lib/|bin/app\\.ts)', ['lib/'], 'Names our code, never imports it.'),
    uses('infrastructure', '^(lib/|bin/app\\.ts)', ['aws-cdk-lib', 'constructs', 'cdk-nag', 'zod'], 'What exists in the cloud.'),

    {
      name: 'local-without-lib',
      severity: 'error',
      comment: 'The laptop reads the template that lib makes, never lib itself: else a wiring fault would not show.',
      from: { path: '^local/' },
      to: { path: '^lib/' },
    },
    sees(
      'simulator',
      '^sim/',
      [
        'sim/',
        'local/dynamodb/',
        'functions/[^/]+/(?!index\\.ts)',
        'functions/read-news\\.ts',
        'pages/',
        'workflows/',
        'domain/',
        'adapters/(dynamo|links)/',
        'adapters/send-tags\\.ts',
        'local/simulation/',
      ],
      'The shipped handlers on ports of its own; no provider, no wiring.',
    ),
    uses(
      'simulator',
      '^sim/',
      ['pure-rand', 'esbuild', 'aws-lambda', '@aws-sdk', 'zod'],
      'Chance, a bundle to run, the engine of the slow lane, and the journal of seeds.',
    ),
    {
      name: 'nobody-ships-the-simulator',
      severity: 'error',
      comment: 'Its planted bugs never ship.',
      from: { pathNot: '^(sim|test)/' },
      to: { path: '^sim/' },
    },
    sees(
      'build',
      '^build/',
      ['build/', 'lib/function-names\\.ts', 'campaigns/', 'adapters/(templates|dynamo)/', 'workflows/', 'domain/'],
      'Makes dist/ and cdk.out/.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|cdk\\.out|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
