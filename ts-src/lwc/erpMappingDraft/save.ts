import { saveVersion, VersionTaken } from 'c/erpSaveVersion';
import type { MappingDocument } from 'c/mappingEngine';
import { describeDifferences } from 'c/mappingEditing';

export { VersionTaken };

export interface VersionToSave {
  readonly mappingId: string;
  /** `connection|name` */
  readonly mappingKey: string;
  readonly number: number;
  /** Number of the active version that it is meant to replace. */
  readonly based: number;
  readonly before: MappingDocument | undefined;
  readonly document: MappingDocument;
  readonly note: string;
  /** Number of the older version that it brings back. */
  readonly restoredFrom?: number;
}

/** Saves a document as a version, with its differences in words, and gives its id. Rejects as `saveVersion` does. */
export function saveDocument({ before, based, ...version }: VersionToSave): Promise<string> {
  const changes = before ? describeDifferences(before, version.document) : [];
  return saveVersion({ ...version, basedOn: based, summary: changes.map(({ sentence }) => sentence) });
}
