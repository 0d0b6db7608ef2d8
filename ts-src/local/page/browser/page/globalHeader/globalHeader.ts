import { LightningElement, api } from 'lwc';
import { objectInfo, visibleObjects, type ObjectInfo } from 'page/objectInfo';
import { tabObjects } from 'page/objects';
import { currentUser, hasCustomPermission, pageConfig, switchUser } from 'page/session';

/** Global header and navigation bar: name of the app, user switch, tabs, the way to the ERP. */
export default class GlobalHeader extends LightningElement {
  /** Object whose list or record is shown. */
  @api objectApiName = '';
  /** App page that is shown. */
  @api tabName = '';
  objects: readonly ObjectInfo[] = [];

  override connectedCallback(): void {
    void this.readTabs();
  }

  get tabs(): readonly object[] {
    const objects = this.objects.map(({ apiName, labelPlural }) =>
      tab(labelPlural, `/lightning/o/${apiName}/list`, apiName === this.objectApiName),
    );
    return this.hasConsole ? [...objects, tab('Counterpart Console', consoleAddress(), this.tabName !== '')] : objects;
  }

  /** The tab is visible with the permission set of administrators, which also carries this permission. */
  private get hasConsole(): boolean {
    return hasCustomPermission('ERP_Admin');
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

  /** Objects of features that the org does not have get no tab. */
  private async readTabs(): Promise<void> {
    const visible = await visibleObjects();
    this.objects = await Promise.all(tabObjects.filter((name) => visible[name]).map(objectInfo));
  }
}

function tab(label: string, address: string, isCurrent: boolean): object {
  const current = isCurrent ? 'page' : undefined;
  return { label, address, class: isCurrent ? 'tab' : 'tab tab_plain', current };
}

/** A packaged tab has the namespace in its name. */
function consoleAddress(): string {
  const { namespace } = pageConfig();
  return `/lightning/n/${namespace ? `${namespace}__` : ''}ERP_Console`;
}
