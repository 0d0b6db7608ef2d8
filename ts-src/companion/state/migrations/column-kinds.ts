import type { ColumnDataType } from 'kysely';

/** The column types that the two databases call differently. */
export interface ColumnKind {
  readonly bytes: ColumnDataType;
  /** Holds milliseconds since 1970 exactly. */
  readonly wide: ColumnDataType;
}

export const columnKinds: Readonly<Record<'sqlite' | 'postgres', ColumnKind>> = {
  sqlite: { bytes: 'blob', wide: 'integer' },
  postgres: { bytes: 'bytea', wide: 'double precision' },
};
