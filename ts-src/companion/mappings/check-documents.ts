/** Whether mapping documents hold here: against the fields of this org and of this ERP as they are now. */
import { MappingDocumentError, type MappingDocument } from '../../mapping/index.ts';
import type { DocumentProblem, MappingProblems } from '../companion.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import { compileForOrg, type OrgReader } from '../sync/mapping-store.ts';

export interface HoldCheck {
  /** What keeps a document from being used, mapping by mapping; empty when all hold. */
  readonly problems: readonly MappingProblems[];
  /** What is missing without harm, such as an ERP field that counts as blank. */
  readonly warnings: readonly MappingProblems[];
}

/** Checks every document, whatever the others have. Rejects only for what has nothing to do with a document. */
export async function checkDocuments(reader: OrgReader, documents: readonly MappingDocument[]): Promise<HoldCheck> {
  const problems: MappingProblems[] = [];
  const warnings: MappingProblems[] = [];
  for (const document of documents) {
    const found = await checkDocument(reader, document);
    if (found.problems.length > 0) problems.push({ name: document.name, problems: found.problems });
    if (found.warnings.length > 0) warnings.push({ name: document.name, problems: found.warnings });
  }
  return { problems, warnings };
}

interface Found {
  readonly problems: readonly DocumentProblem[];
  readonly warnings: readonly DocumentProblem[];
}

async function checkDocument(reader: OrgReader, document: MappingDocument): Promise<Found> {
  try {
    const { warnings } = await compileForOrg(reader, document, { fresh: true });
    return { problems: [], warnings };
  } catch (error) {
    if (error instanceof MappingDocumentError) return { problems: error.problems, warnings: [] };
    // A side that does not have the object or the entity says so with this kind.
    if (error instanceof CounterpartError && error.kind === 'config') {
      return { problems: [{ code: error.code, path: '', message: error.message }], warnings: [] };
    }
    throw error;
  }
}
