import { callOrg } from 'page/session';

/** A record as the UI API gives it. */
export interface UiRecord {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, { readonly value: unknown; readonly displayValue: string | null }>>;
}

export type Emitted = { readonly data: UiRecord | undefined; readonly error: unknown };

interface Reading {
  readonly recordId: string;
  readonly path: string;
  readonly listener: (result: Emitted) => void;
}

const readings = new Set<Reading>();

async function read(reading: Reading): Promise<void> {
  const result = await callOrg<UiRecord>(reading.path).then(
    (data) => ({ data, error: undefined }),
    (error: unknown) => ({ data: undefined, error }),
  );
  if (readings.has(reading)) reading.listener(result);
}

/** Reads a record now and whenever it is said to have changed. Gives the way to stop. */
export function listen(recordId: string, path: string, listener: (result: Emitted) => void): () => void {
  const reading = { recordId, path, listener };
  readings.add(reading);
  void read(reading);
  return () => readings.delete(reading);
}

/** Has everything that shows one of these records read it again; resolves when it is shown. */
export async function readAgain(recordIds: readonly string[]): Promise<void> {
  const ids = new Set(recordIds.map((id) => id.slice(0, 15)));
  await Promise.all([...readings].filter(({ recordId }) => ids.has(recordId.slice(0, 15))).map(read));
}
