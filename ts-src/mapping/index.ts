/**
 * The mapping engine: reads mapping documents, compiles them once and runs them on many records. Pure: no Node, no DOM,
 * no clock, no randomness; the same bundle runs in the service and in the browser.
 */
export { parseMappingDocument, checkMappingDocument } from './document/parse.ts';
export { documentText } from './document/canonical.ts';
export { mappingDocumentSchema } from './document/schema.ts';
export type {
  ChildMapping,
  ConflictPolicy,
  FieldMapping,
  KeyMapping,
  LookupMapping,
  MappingDocument,
  ValueMap,
  WayBack,
} from './document/schema.ts';
export { checkMapping, compileMapping } from './compile.ts';
export type { MappingCheck } from './compile.ts';
export { buildKey, encodeKeyPart, parseKey, SHARED_COMPANY } from './key.ts';
export { diffRows, hashRow } from './hash.ts';
export { classesOf, defaultClass, fieldsReadBy, maskRecord, maskValue, stricter, targetClasses } from './mask.ts';
export type { ClassOf, FieldClass } from './mask.ts';
export { compileSourceFilter, textAt } from './source-filter.ts';
export type { SourceFilter } from './source-filter.ts';
export { lookupColumnName } from './column.ts';
export { erpFormulaType, isInvertible, salesforceFormulaType, waysOf } from './way-back.ts';
export { MappingDocumentError } from './types.ts';
export type {
  CompiledLookup,
  CompiledMapping,
  CompiledTarget,
  CompiledWayBack,
  CompileOptions,
  DataProblem,
  ErpValues,
  ExplainStep,
  FieldExplanation,
  MappedChildren,
  MappedRecord,
  MappedRow,
  MappedValue,
  MappingEnvironment,
  MappingExplanation,
  MappingNote,
  MappingProblem,
  MappingResult,
  MappingWarning,
  SourceEntity,
  SourceField,
  TargetField,
  TwoWayColumn,
} from './types.ts';
