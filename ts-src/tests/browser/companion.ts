import { expect } from 'vitest';
import { updateRecord, type OrgAccess, type OrgRow } from '../../../scripts/tasks/bench/page/org-writer.ts';
import type { Stage } from './stage.ts';

/** A request to the companion as a test sees it. */
export interface TakenCommand {
  readonly id: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** Says how far it is, or how it ended, as the companion would. */
  answer(fields: OrgRow): Promise<void>;
}

/** Plays the companion: waits for a new request of a kind and takes it up. */
export async function takeCommand(stage: Stage, kind: string): Promise<TakenCommand> {
  const token = stage.org.users.find(({ name }) => name === 'integration')?.accessToken ?? '';
  const integration: OrgAccess = { ...stage.admin, accessToken: token };
  const where = `Kind__c = '${kind}' AND Status__c = 'New'`;
  const query = `SELECT Id, Request__c FROM ERP_Command__c WHERE ${where} ORDER BY CreatedDate LIMIT 1`;
  await expect.poll(() => stage.rows(query).then((rows) => rows.length), { timeout: 10_000 }).toBe(1);
  const [row] = await stage.rows(query);
  const id = String(row?.['Id']);
  const request = JSON.parse(String(row?.['Request__c'])) as Record<string, unknown>;
  return { id, request, answer: (fields) => updateRecord(integration, 'ERP_Command__c', id, fields) };
}
