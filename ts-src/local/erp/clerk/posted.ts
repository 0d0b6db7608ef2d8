import { documentTable } from '../books/documents.ts';
import type { Company, SalesDocument } from '../books/model.ts';
import { fromCents } from '../books/money.ts';
import { postDocument } from '../books/post.ts';
import type { PostedDocument } from './clerk.ts';

/** What is told of a posted document. */
export function postedOf(document: SalesDocument): PostedDocument {
  return { id: document.id, number: document.number, total: fromCents(document.net + document.tax) };
}

/** Posts a draft and tells what came of it; a draft that can't be posted is not kept. */
export function postDraft(company: Company, draft: SalesDocument): PostedDocument {
  try {
    postDocument(company, draft);
  } catch (error) {
    if (!draft.posted) documentTable(company, draft.kind).remove(draft);
    throw error;
  }
  return postedOf(draft);
}
