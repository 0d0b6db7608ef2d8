import type { TargetFields } from './column.ts';
import { checkMeaning } from './document/meaning.ts';
import type { MappingDocument } from './document/schema.ts';
import { explainRecord } from './explain.ts';
import { Findings } from './problems.ts';
import { runRecord } from './run.ts';
import type { MappingPlan } from './run.ts';
import { childPlan, headerPlan } from './target.ts';
import { compileWayBack } from './way-back.ts';
import { MappingDocumentError } from './types.ts';
import type { CompiledMapping, CompileOptions, MappingProblem, SourceEntity } from './types.ts';

export type MappingCheck =
  | { readonly ok: true; readonly mapping: CompiledMapping }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] };

/** Compiles a mapping document. Throws MappingDocumentError with everything that is wrong with it. */
export function compileMapping(document: MappingDocument, options: CompileOptions): CompiledMapping {
  const check = checkMapping(document, options);
  if (!check.ok) throw new MappingDocumentError(check.problems);
  return check.mapping;
}

/** Compiles a mapping document, or says everything that is wrong with it. Never throws. */
export function checkMapping(document: MappingDocument, options: CompileOptions): MappingCheck {
  const findings = new Findings();
  findings.problems.push(...checkMeaning(document));
  const plan = findings.problems.length > 0 ? undefined : makePlan(document, options, findings);
  const wayBack = plan === undefined ? null : compileWayBack(plan.header.target, document, options, findings);
  if (plan === undefined || findings.problems.length > 0) return { ok: false, problems: findings.problems };
  const mapping: CompiledMapping = {
    document,
    header: plan.header.target,
    children: plan.children.map((child) => ({
      ...child.plan.target,
      name: child.name,
      deletion: child.deletion,
    })),
    expand: plan.children.filter((child) => child.present).map((child) => child.source),
    warnings: findings.warnings,
    wayBack,
    run: (record, env) => runRecord(plan, record, env),
    explain: (record, env) => explainRecord(plan, record, env),
  };
  return { ok: true, mapping };
}

function makePlan(document: MappingDocument, options: CompileOptions, findings: Findings): MappingPlan | undefined {
  const header = document.source.entity;
  const entity = options.sourceFields?.(header);
  const fields = targetFields(document.target.object, 'target.object', options, findings);
  if (fields === undefined) return undefined;
  const context = { document, findings, scope: { entity, isChild: false } };
  const children = (document.children ?? []).map((list, index) => {
    const at = `children[${index}]`;
    const listFields = targetFields(list.target.object, `${at}.target.object`, options, findings) ?? new Map();
    const present = hasChild(entity, list.source, at, findings);
    const scope = {
      entity: options.sourceFields?.(entity?.children[list.source] ?? list.entity),
      parent: entity,
      isChild: true,
    };
    return {
      name: list.name,
      source: list.source,
      entity: list.entity,
      deletion: list.deletion ?? null,
      present,
      plan: childPlan(list, at, listFields, { document, findings, scope }),
    };
  });
  const valueMaps = Object.fromEntries(
    Object.entries(document.valueMaps ?? {}).map(([name, map]) => [name, new Map(Object.entries(map.entries))]),
  );
  return { document, header: headerPlan(document, fields, context), children, valueMaps };
}

function targetFields(
  object: string,
  at: string,
  options: CompileOptions,
  findings: Findings,
): TargetFields | undefined {
  const fields = options.targetFields(object);
  if (fields === undefined) {
    findings.problem(
      'MAPPING_TARGET_OBJECT_UNKNOWN',
      at,
      `Salesforce has no object ${object}, or the user may not see it`,
      {
        hint: 'Install the package and assign the permission sets of the integration user',
      },
    );
  }
  return fields;
}

function hasChild(entity: SourceEntity | undefined, name: string, at: string, findings: Findings): boolean {
  if (entity === undefined || entity.children[name] !== undefined) return true;
  findings.warn('MAPPING_SOURCE_CHILD_MISSING', `${at}.source`, `The ERP has no list ${name}; it counts as empty`);
  return false;
}
