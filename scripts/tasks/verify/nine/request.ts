import { orgCaller } from '../../org-caller.ts';
import type { NineStage } from './stage.ts';

/** What became of a request to the companion. */
export interface Answered {
  readonly status: string;
  readonly code: string | null;
  readonly message: string | null;
  readonly result: Readonly<Record<string, unknown>>;
}

/** Asks the companion for something as the rep, lets it look once, and gives the answer. */
export const askAsRep = (stage: NineStage, kind: string, target: string, request: object = {}): Promise<Answered> =>
  askAs(stage, 'rep', kind, { target, request });

/** The same as any user of the local org. */
export async function askAs(
  stage: NineStage,
  user: string,
  kind: string,
  { target, request }: { readonly target: string; readonly request: object },
): Promise<Answered> {
  const id = await orgCaller(stage.org, user).create('ERP_Command__c', {
    Kind__c: kind,
    Target_Id__c: target,
    Request__c: JSON.stringify(request),
  });
  await stage.companion.commands.round();
  const fields = 'Status__c, Error_Code__c, Error_Message__c, Result__c';
  const [row] = await stage.rows(`SELECT ${fields} FROM ERP_Command__c WHERE Id = '${id}'`);
  return {
    status: String(row?.['Status__c']),
    code: (row?.['Error_Code__c'] ?? null) as string | null,
    message: (row?.['Error_Message__c'] ?? null) as string | null,
    result: JSON.parse(String(row?.['Result__c'] ?? '{}')) as Record<string, unknown>,
  };
}

/** The answer as a problem, unless the request was done. */
export const notDone = (what: string, answered: Answered): string[] =>
  answered.status === 'Done' ? [] : [`${what}: ${answered.status} ${answered.code ?? ''} ${answered.message ?? ''}`];
