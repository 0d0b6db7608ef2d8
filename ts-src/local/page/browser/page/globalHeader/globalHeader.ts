import { LightningElement } from 'lwc';
import { currentUser, pageConfig, switchUser } from 'page/session';

/** Global header and navigation bar: name of the app, user switch, tabs, the way to the ERP. */
export default class GlobalHeader extends LightningElement {
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
}
