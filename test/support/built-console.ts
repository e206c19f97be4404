import { buildConsole } from '../../build/build-console.ts';

/** Once for all tests in a browser, before any of them begins: they look at it side by side. */
export async function setup(): Promise<void> {
  const { NODE_ENV } = process.env;
  // Else Vite would build, and keep, the development version of React.
  process.env.NODE_ENV = 'production';
  await buildConsole();
  process.env.NODE_ENV = NODE_ENV;
}
