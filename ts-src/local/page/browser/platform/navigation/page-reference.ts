/** Where a person is, or is to go, as components say it: pure, both ways between page references and addresses. */

/** A page reference as the Lightning Web Components guide has it, as far as this page knows its types. */
export interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly state?: Readonly<Record<string, string | null | undefined>>;
}

/** Keys of the state that the platform lets through: those with a namespace, `c__` without one. */
const stateKey = /^[a-zA-Z]\w*?__\w+$/;

/** Address of a page reference on the local page; null for what it does not have. */
export function addressOf({ type, attributes = {}, state = {} }: PageReference): string | null {
  if (type === 'standard__webPage') return attributes.url ?? null;
  const path = pathOf(type, attributes);
  if (path === null) return null;
  const given = Object.entries(state).filter(([key, value]) => stateKey.test(key) && Boolean(value));
  const query = new URLSearchParams(given as [string, string][]).toString();
  return query ? `${path}?${query}` : path;
}

function pathOf(type: string, attributes: Readonly<Record<string, string>>): string | null {
  const { recordId, objectApiName, apiName } = attributes;
  if (type === 'standard__recordPage' && recordId) {
    return `/lightning/r/${objectApiName ? `${objectApiName}/` : ''}${recordId}/view`;
  }
  if (type === 'standard__objectPage') return `/lightning/o/${objectApiName ?? 'Account'}/list`;
  if (type === 'standard__navItemPage' && apiName) return `/lightning/n/${apiName}`;
  return null;
}

/** The page reference of an address of the local page; null for one that is no page. */
export function pageReferenceOf(path: string, search: string): PageReference | null {
  const state = Object.fromEntries([...new URLSearchParams(search)].filter(([key]) => stateKey.test(key)));
  const record = /^\/lightning\/r\/(?:(\w+)\/)?([a-zA-Z0-9]{15,18})\/view$/.exec(path);
  if (record) {
    const attributes = { recordId: record[2]!, actionName: 'view' };
    const named = record[1] ? { ...attributes, objectApiName: record[1] } : attributes;
    return { type: 'standard__recordPage', attributes: named, state };
  }
  const list = /^\/lightning\/o\/(\w+)\/list$/.exec(path)?.[1];
  if (list) return { type: 'standard__objectPage', attributes: { objectApiName: list, actionName: 'list' }, state };
  const tab = /^\/lightning\/n\/(\w+)$/.exec(path)?.[1];
  if (tab) return { type: 'standard__navItemPage', attributes: { apiName: tab }, state };
  return null;
}
