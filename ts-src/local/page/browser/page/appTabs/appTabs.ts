import { currentUserId, pageConfig, queryOrg } from 'page/session';

/** A tab of the app that shows an app page. */
export interface AppTab {
  /** With the namespace of the package. */
  readonly apiName: string;
  /** Without it, as the metadata folder has it. */
  readonly name: string;
  readonly label: string;
}

let tabs: Promise<readonly AppTab[]> | undefined;

/** All tabs of app pages, whoever may see them. */
export function appTabs(): readonly AppTab[] {
  const { appTabs: tabsOfApp, namespace } = pageConfig();
  return tabsOfApp.map((tab) => ({ ...tab, apiName: namespace ? `${namespace}__${tab.name}` : tab.name }));
}

/** Tabs of app pages that the user's permission sets show, asked once a page. */
export function visibleAppTabs(): Promise<readonly AppTab[]> {
  tabs ??= readVisible();
  return tabs;
}

async function readVisible(): Promise<readonly AppTab[]> {
  const all = appTabs();
  if (all.length === 0) return [];
  const assigned = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${currentUserId()}'`;
  const granted = await queryOrg(
    `SELECT Name FROM PermissionSetTabSetting WHERE Visibility = 'DefaultOn' AND ParentId IN (${assigned})`,
  );
  const names = new Set(granted.map(({ Name: name }) => name));
  return all.filter(({ apiName }) => names.has(apiName));
}
