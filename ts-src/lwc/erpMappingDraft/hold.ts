import type { Draft } from './draft';

const held = new Map<string, Draft>();

/**
 * Keeps a draft with unsaved changes while its editor is not shown, until the page itself is left: going to another
 * view of the console and coming back loses nothing. Undefined forgets it.
 */
export function holdDraft(mappingKey: string, draft: Draft | undefined): void {
  if (draft) held.set(mappingKey, draft);
  else held.delete(mappingKey);
}

/** The draft that was kept of a mapping. */
export function heldDraft(mappingKey: string): Draft | undefined {
  return held.get(mappingKey);
}
