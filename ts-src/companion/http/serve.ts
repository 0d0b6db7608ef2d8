import { createApp, type HttpParts } from './app.ts';

/** Listens where the connection file says, or not at all; `address` is null then. */
export async function serveHttp(
  where: { readonly host: string; readonly port: number } | undefined,
  parts: HttpParts,
): Promise<{ readonly address: string | null; close(): Promise<void> }> {
  if (where === undefined) return { address: null, close: async () => undefined };
  const app = createApp(parts);
  const address = await app.listen({ host: where.host, port: where.port });
  return { address, close: () => app.close() };
}
