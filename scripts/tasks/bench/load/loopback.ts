import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that other processes of this machine can reach until it is closed. */
export interface Loopback {
  readonly url: string;
  close(): Promise<void>;
}

/** Lets a server listen on a free port of 127.0.0.1; closing it cuts the connections that are still open. */
export async function listenOnLoopback(server: Server): Promise<Loopback> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
