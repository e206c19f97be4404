import type { Server } from 'node:http';

/** The port that it listens on, of this machine alone; 0 = any that is free. */
export function listen(server: Server, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(
        taken ? new Error(`Port ${port} is in use. Stop what listens there, or give another one with --port.`, { cause: error }) : error,
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
