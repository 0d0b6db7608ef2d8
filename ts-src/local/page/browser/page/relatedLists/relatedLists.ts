import { LightningElement, api } from 'lwc';
import { visibleObjects } from 'page/objectInfo';
import { pageObject, type RelatedList } from 'page/objects';
import { ownName } from 'page/session';

/** The lists below a record; those of objects that the org or the user does not have are left out. */
export default class RelatedLists extends LightningElement {
  @api recordId = '';
  @api objectApiName = '';
  lists: readonly RelatedList[] = [];

  override connectedCallback(): void {
    void this.choose();
  }

  private async choose(): Promise<void> {
    const visible = await visibleObjects();
    this.lists = pageObject(this.objectApiName).related.filter(({ object }) => visible[ownName(object)]);
  }
}
