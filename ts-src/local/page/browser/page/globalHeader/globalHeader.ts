import { LightningElement, api } from 'lwc';
import { visibleAppTabs, type AppTab } from 'page/appTabs';
import { objectInfo, visibleObjects, type ObjectInfo } from 'page/objectInfo';
import { tabObjects } from 'page/objects';
import { currentUser, pageConfig, switchUser } from 'page/session';

/** Global header and navigation bar: name of the app, user switch, tabs, the way to the ERP. */
export default class GlobalHeader extends LightningElement {
  /** Object whose list or record is shown. */
  @api objectApiName = '';
  /** Tab whose app page is shown. */
  @api tabName = '';
  appTabs: readonly AppTab[] = [];
  objects: readonly ObjectInfo[] = [];

  override connectedCallback(): void {
    void this.readTabs();
  }

  get tabs(): readonly object[] {
    const objects = this.objects.map(({ apiName, labelPlural }) =>
      tabOf(labelPlural, `/lightning/o/${apiName}/list`, apiName === this.objectApiName),
    );
    const pages = this.appTabs.map(({ apiName, label }) =>
      tabOf(label, `/lightning/n/${apiName}`, apiName === this.tabName),
    );
    return [...objects, ...pages];
  }

  get appName(): string {
    return pageConfig().appName;
  }

  get erpUrl(): string {
    return pageConfig().erpUrl;
  }

  get user(): string {
    return currentUser();
  }

  get users(): readonly { label: string; value: string }[] {
    return pageConfig().users.map(({ name, role }) => ({
      label: name === role ? `User: ${name}` : `User: ${name} (${role})`,
      value: name,
    }));
  }

  handleUser(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value !== this.user) switchUser(event.detail.value);
  }

  /** Objects of features that the org does not have get no tab, nor do app pages that no permission set shows. */
  private async readTabs(): Promise<void> {
    void visibleAppTabs().then((tabs) => {
      this.appTabs = tabs;
    });
    const visible = await visibleObjects();
    this.objects = await Promise.all(tabObjects.filter((name) => visible[name]).map(objectInfo));
  }
}

function tabOf(label: string, address: string, isCurrent: boolean): object {
  return { label, address, class: isCurrent ? 'tab' : 'tab tab_plain', current: isCurrent ? 'page' : undefined };
}
