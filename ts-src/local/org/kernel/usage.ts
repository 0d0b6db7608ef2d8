import type { OrgDatabase } from '../store/database.ts';
import type { Usage } from './types.ts';

/** Daily API calls of a Developer Edition org. */
const API_CALLS_MAX = 15_000;
/** Data storage per record (help page "Data and File Storage Allocations": 2 KB for nearly every object). */
const RECORD_KB = 2;
/** Megabytes of data storage: room for a large history, so that only tests ever meet the limit. */
const DATA_STORAGE_MB_MAX = 10_240;

/** Counts what a real org limits. */
export function createUsage(database: OrgDatabase): Usage & { roomForRecords(): number } {
  let apiCallsUsed = 0;
  let apiCallsMax = API_CALLS_MAX;
  let dataStorageMbMax = DATA_STORAGE_MB_MAX;
  const counted = database.tables.filter(({ object }) => !object.system);
  const rows = (sql: string): number => Number(database.first(`SELECT COUNT(*) FROM ${sql}`)?.[0] ?? 0);
  const dataStorageMbUsed = (): number => (counted.reduce((sum, table) => sum + rows(table.sql), 0) * RECORD_KB) / 1024;
  return {
    apiCall: () => {
      apiCallsUsed += 1;
    },
    get apiCallsMax() {
      return apiCallsMax;
    },
    get apiCallsUsed() {
      return apiCallsUsed;
    },
    setApiCallsMax: (max) => {
      apiCallsMax = max;
    },
    get dataStorageMbMax() {
      return dataStorageMbMax;
    },
    dataStorageMbUsed,
    setDataStorageMbMax: (megabytes) => {
      dataStorageMbMax = megabytes;
    },
    recordCount: (object) => {
      const table = database.table(object);
      return rows(table.slot('IsDeleted') === undefined ? table.sql : `${table.sql} WHERE "IsDeleted" = 0`);
    },
    // A limit that nobody lowered is not met in memory, so the rows need not be counted.
    roomForRecords: () =>
      dataStorageMbMax < DATA_STORAGE_MB_MAX
        ? Math.floor(((dataStorageMbMax - dataStorageMbUsed()) * 1024) / RECORD_KB)
        : Infinity,
  };
}
