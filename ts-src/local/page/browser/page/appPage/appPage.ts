import { LightningElement, api } from 'lwc';
import { appTabs } from 'page/appTabs';
import type { FlexiPageInfo, PageComponentInfo } from 'page/recordPage';
import { pageConfig } from 'page/session';

/**
 * An app page behind a tab. A hidden tab leaves the navigation only: whether Salesforce also closes the address is not
 * tried on a real org, so the worse of both is shown here and components have to mind who looks at them.
 */
export default class AppPage extends LightningElement {
  page: FlexiPageInfo | undefined;
  missing = false;
  private tab = '';

  /** Name of the tab with the namespace of the package. */
  @api
  get tabName(): string {
    return this.tab;
  }
  set tabName(value: string) {
    if (value === this.tab) return;
    this.tab = value;
    void this.load(value);
  }

  get components(): readonly PageComponentInfo[] {
    const { header = [], main = [], sidebar = [] } = this.page?.regions ?? {};
    return [...header, ...main, ...sidebar];
  }

  private async load(tabName: string): Promise<void> {
    this.page = undefined;
    this.missing = false;
    const tab = appTabs().find(({ apiName }) => apiName === tabName);
    const page = tab ? ((await (await fetch(`/page/app-page/${tab.name}.json`)).json()) as FlexiPageInfo | null) : null;
    if (tabName !== this.tab) return;
    this.missing = !page;
    this.page = page ?? undefined;
    if (tab) document.title = `${tab.label} | ${pageConfig().appName}`;
  }
}
