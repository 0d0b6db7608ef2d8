import USER_ID from '@salesforce/user/Id';
import { nodesOf, numberOf, valueOf } from 'c/erpAccountData';
import type { IssueNode, IssuesAnswer } from './issuesQuery';
import { momentOf } from './moment';

/** Money in one currency. */
export interface Amount {
  readonly currency: string;
  readonly value: number;
}

/** Parked records with one cause. */
export interface Issue {
  readonly id: string;
  readonly code: string;
  readonly cause: string;
  /** What to do about it. */
  readonly action: string;
  readonly integration: string;
  readonly ownerKind: string;
  readonly status: string;
  readonly records: number;
  readonly amounts: readonly Amount[];
  readonly firstSeen: Date | null;
  readonly lastSeen: Date | null;
  readonly assignedTo: string;
  readonly assignedName: string;
  readonly mappingId: string;
  readonly mappingName: string;
  readonly ignoredReason: string;
  readonly ignoredBy: string;
}

export interface Issues {
  readonly visible: boolean;
  readonly list: readonly Issue[];
  readonly total: number;
}

/** Reads the answer of `issuesQuery`. */
export function readIssues(answer: unknown): Issues {
  const { ERP_Issue__c: issues } = (answer as IssuesAnswer).uiapi.query;
  const list = nodesOf(issues).map(readIssue);
  return { visible: Boolean(issues), list, total: issues?.totalCount ?? list.length };
}

/** Whether the reader has to act: it is assigned to them, or it is for administrators and nobody has it yet. */
export function needsReader({ assignedTo, ownerKind }: Issue): boolean {
  return assignedTo ? assignedTo === USER_ID : ownerKind === 'Admin' || ownerKind === '';
}

function readIssue(node: IssueNode): Issue {
  return {
    id: node.Id,
    code: valueOf(node.Code__c) ?? '',
    cause: valueOf(node.Cause__c) ?? '',
    action: valueOf(node.Action__c) ?? '',
    integration: valueOf(node.Integration__c) ?? '',
    ownerKind: valueOf(node.Owner_Kind__c) ?? '',
    status: valueOf(node.Status__c) ?? '',
    records: numberOf(node.Records__c),
    amounts: readAmounts(valueOf(node.Amounts__c)),
    firstSeen: momentOf(node.First_Seen__c),
    lastSeen: momentOf(node.Last_Seen__c),
    assignedTo: valueOf(node.Assigned_To__c) ?? '',
    assignedName: valueOf(node.Assigned_To__r?.Name) ?? '',
    mappingId: valueOf(node.Mapping__c) ?? '',
    mappingName: valueOf(node.Mapping__r?.Name) ?? '',
    ignoredReason: valueOf(node.Ignored_Reason__c) ?? '',
    ignoredBy: valueOf(node.Ignored_By__r?.Name) ?? '',
  };
}

function readAmounts(text: string | null): readonly Amount[] {
  try {
    const value = JSON.parse(text ?? '{}') as Record<string, number>;
    return Object.entries(value).map(([currency, amount]) => ({ currency, value: Number(amount) }));
  } catch {
    return [];
  }
}
