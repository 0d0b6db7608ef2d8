import type { MappingDocument } from 'c/mappingEngine';

const UNDO_MAX = 200;

/** A document while it is edited. Every change is one step that can be taken back; nothing is changed in place. */
export interface Draft {
  readonly document: MappingDocument;
  /** As it was saved. */
  readonly saved: MappingDocument;
  /** Number of the version it was begun from. */
  readonly based: number;
  readonly past: readonly MappingDocument[];
  readonly future: readonly MappingDocument[];
}

/** A draft of a saved version. */
export function beginDraft(document: MappingDocument, based: number): Draft {
  return { document, saved: document, based, past: [], future: [] };
}

/** The draft with another document; what was taken back before is gone then. */
export function changeDraft(draft: Draft, document: MappingDocument): Draft {
  if (document === draft.document) return draft;
  return { ...draft, document, past: [...draft.past, draft.document].slice(-UNDO_MAX), future: [] };
}

/** Takes the last change back. */
export function undo(draft: Draft): Draft {
  const document = draft.past.at(-1);
  if (!document) return draft;
  return { ...draft, document, past: draft.past.slice(0, -1), future: [draft.document, ...draft.future] };
}

/** Makes the change again that was taken back last. */
export function redo(draft: Draft): Draft {
  const [document, ...future] = draft.future;
  if (!document) return draft;
  return { ...draft, document, past: [...draft.past, draft.document], future };
}

/** Whether there is something to save. */
export function isChanged({ document, saved }: Draft): boolean {
  return document !== saved && JSON.stringify(document) !== JSON.stringify(saved);
}
