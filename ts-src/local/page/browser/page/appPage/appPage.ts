import { LightningElement, api } from 'lwc';
import type { FlexiPageInfo, PageComponentInfo } from 'page/recordPage';
import { withoutNamespace } from 'page/session';

/** An app page as its FlexiPage describes it: its regions one below the other. */
export default class AppPage extends LightningElement {
  page: FlexiPageInfo | undefined;
  missing = false;
  private name = '';

  @api
  get tabName(): string {
    return this.name;
  }
  set tabName(value: string) {
    this.name = value;
    void this.load(withoutNamespace(value));
  }

  get components(): readonly PageComponentInfo[] {
    return Object.values(this.page?.regions ?? {}).flat();
  }

  private async load(name: string): Promise<void> {
    const response = await fetch(`/page/app-page/${name}.json`);
    this.page = ((await response.json()) as FlexiPageInfo | null) ?? undefined;
    this.missing = !this.page;
  }
}
