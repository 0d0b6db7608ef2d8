import { LightningElement, api } from 'lwc';
import components from 'page/components';
import Highlights from 'page/highlights';
import RecordDetail from 'page/recordDetail';
import RelatedLists from 'page/relatedLists';
import type { FlexiPageInfo, PageComponentInfo } from 'page/recordPage';

type Constructor = typeof LightningElement;

/** Our stand-ins for the platform's standard components. */
const standard: Readonly<Record<string, Constructor>> = {
  'force:highlightsPanel': Highlights,
  'force:detailPanel': RecordDetail,
  'force:relatedListContainer': RelatedLists,
};

const tabTitles: Readonly<Record<string, string>> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
};

/** One component of a FlexiPage: ours, a stand-in, or a tabset with the facets of its tabs. */
export default class PageComponent extends LightningElement {
  @api component?: PageComponentInfo;
  @api page?: FlexiPageInfo;
  @api recordId = '';
  @api objectApiName = '';

  get constructorToRender(): Constructor | undefined {
    const name = this.component?.name ?? '';
    return components[name] ?? standard[name];
  }

  /** What the platform gives every component on a record page; on an app page there is no record. */
  get recordContext(): object {
    if (!this.recordId) return {};
    return { recordId: this.recordId, objectApiName: this.objectApiName };
  }

  get isTabset(): boolean {
    return this.component?.name === 'flexipage:tabset';
  }

  get isUnknown(): boolean {
    return !this.isTabset && !this.constructorToRender;
  }

  get tabs(): readonly object[] {
    const { regions = {} } = this.page ?? {};
    return (regions[this.component?.properties.tabs ?? ''] ?? []).map(({ identifier, properties }) => ({
      key: identifier,
      title: tabTitles[properties.title ?? ''] ?? properties.title,
      components: regions[properties.body ?? ''] ?? [],
    }));
  }

  get activeTab(): string {
    const tabs = this.page?.regions[this.component?.properties.tabs ?? ''] ?? [];
    return (tabs.find(({ properties }) => properties.active === 'true') ?? tabs[0])?.identifier ?? '';
  }
}
