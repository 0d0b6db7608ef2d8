import { sql, type ColumnDataType, type Expression } from 'kysely';

/** The column types that the two databases call differently. */
export interface ColumnKind {
  readonly bytes: ColumnDataType;
  /** Holds milliseconds since 1970 exactly. */
  readonly wide: ColumnDataType;
  /** Amounts of money. */
  readonly decimal: ColumnDataType;
  /** Text compared and sorted by its bytes, whatever the database's language: keys are paged and searched by prefix. */
  readonly key: ColumnDataType | Expression<unknown>;
}

export const columnKinds: Readonly<Record<'sqlite' | 'postgres', ColumnKind>> = {
  sqlite: { bytes: 'blob', wide: 'integer', decimal: 'real', key: 'text' },
  postgres: { bytes: 'bytea', wide: 'double precision', decimal: 'double precision', key: sql`text collate "C"` },
};
