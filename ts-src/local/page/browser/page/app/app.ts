import { LightningElement } from 'lwc';
import ToastContainer from 'lightning/toastContainer';
import { objectOfRecord } from 'page/objectInfo';
import { tabObjects } from 'page/objects';

interface Route {
  readonly kind: 'list' | 'record' | 'tab' | 'unknown';
  readonly object: string;
  readonly recordId: string;
  /** Name of the tab of an app page. */
  readonly tab: string;
}

const unknown: Route = { kind: 'unknown', object: '', recordId: '', tab: '' };

/** Which page an address shows; addresses look like those of Lightning Experience. */
function routeOf(path: string): Route {
  const record = /^\/lightning\/r\/(\w+)\/([a-zA-Z0-9]{15,18})\/view$/.exec(path);
  if (record) return { ...unknown, kind: 'record', object: record[1]!, recordId: record[2]! };
  const bare = /^\/lightning\/r\/([a-zA-Z0-9]{15,18})\/view$/.exec(path);
  if (bare) return { ...unknown, kind: 'record', recordId: bare[1]! };
  const list = /^\/lightning\/o\/(\w+)\/list$/.exec(path)?.[1];
  if (list && tabObjects.includes(list)) return { ...unknown, kind: 'list', object: list };
  const tab = /^\/lightning\/n\/(\w+)$/.exec(path)?.[1];
  if (tab) return { ...unknown, kind: 'tab', tab };
  return unknown;
}

/** The shell: global header, navigation, and the page that the address names. */
export default class App extends LightningElement {
  route: Route = unknown;

  override connectedCallback(): void {
    const route = routeOf(location.pathname);
    if (route.kind === 'unknown') this.go(`/lightning/o/Account/list${location.search}`, true);
    else this.show(route);
    window.addEventListener('popstate', () => this.follow());
    ToastContainer.instance();
  }

  get isList(): boolean {
    return this.route.kind === 'list';
  }

  get isTab(): boolean {
    return this.route.kind === 'tab';
  }

  /** At most one; keyed, so that each record gets a page of its own. */
  get records(): readonly Route[] {
    return this.route.kind === 'record' && this.route.object ? [this.route] : [];
  }

  /** Links to pages of the shell are followed without loading everything again. */
  handleClick(event: MouseEvent): void {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    const link = event
      .composedPath()
      .find(
        (node): node is HTMLAnchorElement =>
          (node as Element).tagName === 'A' && (node as HTMLAnchorElement).href !== '',
      );
    if (!plain || !link || link.target || link.origin !== location.origin) return;
    if (!link.pathname.startsWith('/lightning/')) return;
    event.preventDefault();
    this.go(link.pathname + link.search, false);
  }

  /** Other sites open beside the page, as Salesforce does with web pages. */
  handleNavigate(event: CustomEvent<{ address: string | null; replace?: boolean }>): void {
    const { address, replace = false } = event.detail;
    if (address?.startsWith('/lightning/')) this.go(address, replace);
    else if (address) window.open(address, '_blank', 'noopener');
  }

  private go(address: string, replace: boolean): void {
    const before = location.pathname;
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.follow();
    if (location.pathname !== before) window.scrollTo(0, 0);
  }

  private follow(): void {
    this.show(routeOf(location.pathname));
    window.dispatchEvent(new Event('page__navigated'));
  }

  /** An address may leave out the object: the first characters of the id tell it. */
  private show(route: Route): void {
    this.route = route;
    if (route.kind !== 'record' || route.object) return;
    void objectOfRecord(route.recordId).then((object) => {
      if (this.route === route) this.route = { ...route, object: object ?? 'Account' };
    });
  }
}
