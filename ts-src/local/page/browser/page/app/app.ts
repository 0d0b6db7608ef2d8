import { LightningElement } from 'lwc';
import ToastContainer from 'lightning/toastContainer';

interface Route {
  readonly kind: 'list' | 'record' | 'unknown';
  readonly object: string;
  readonly recordId: string;
}

/** Which page an address shows; addresses look like those of Lightning Experience. */
function routeOf(path: string): Route {
  const record = /^\/lightning\/r\/(\w+)\/([a-zA-Z0-9]{15,18})\/view$/.exec(path);
  if (record) return { kind: 'record', object: record[1]!, recordId: record[2]! };
  const bare = /^\/lightning\/r\/([a-zA-Z0-9]{15,18})\/view$/.exec(path);
  if (bare) return { kind: 'record', object: 'Account', recordId: bare[1]! };
  if (path === '/lightning/o/Account/list') return { kind: 'list', object: 'Account', recordId: '' };
  return { kind: 'unknown', object: '', recordId: '' };
}

/** The shell: global header, navigation, and the page that the address names. */
export default class App extends LightningElement {
  route: Route = routeOf(location.pathname);

  override connectedCallback(): void {
    if (this.route.kind === 'unknown') this.go('/lightning/o/Account/list', true);
    window.addEventListener('popstate', () => this.follow());
    ToastContainer.instance();
  }

  get isList(): boolean {
    return this.route.kind === 'list';
  }

  get isRecord(): boolean {
    return this.route.kind === 'record';
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
    this.go(link.pathname, false);
  }

  handleNavigate(event: CustomEvent<{ address: string | null }>): void {
    if (event.detail.address) this.go(event.detail.address, false);
  }

  private go(path: string, replace: boolean): void {
    if (replace) history.replaceState(null, '', path + location.search);
    else history.pushState(null, '', path);
    this.follow();
  }

  private follow(): void {
    this.route = routeOf(location.pathname);
    window.scrollTo(0, 0);
  }
}
