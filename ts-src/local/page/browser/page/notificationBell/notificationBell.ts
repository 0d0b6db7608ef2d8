import { LightningElement } from 'lwc';
import { callOrg } from 'page/session';

/** How often the bell asks, as long as the page is looked at. */
const ASK_MS = 15_000;

interface OrgNotification {
  readonly id: string;
  readonly messageTitle: string;
  readonly messageBody: string;
  readonly target: string | null;
  readonly read: boolean;
  readonly lastModified: string;
}

interface Answer {
  readonly notifications: readonly OrgNotification[];
}

/** The bell of the global header: how many notifications of the user are unread, and a list of all. */
export default class NotificationBell extends LightningElement {
  notifications: readonly OrgNotification[] = [];
  isOpen = false;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    void this.ask();
    this.timer = setInterval(() => {
      if (!document.hidden) void this.ask();
    }, ASK_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
  }

  get unread(): number {
    return this.notifications.filter(({ read }) => !read).length;
  }

  get label(): string {
    return this.unread === 0 ? 'Notifications' : `Notifications, ${this.unread} unread`;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get isEmpty(): boolean {
    return this.notifications.length === 0;
  }

  get rows(): readonly object[] {
    return this.notifications.map(({ id, messageTitle, messageBody, target, lastModified }) => ({
      id,
      title: messageTitle,
      body: messageBody,
      address: target ? `/lightning/r/${target}/view` : null,
      time: lastModified,
    }));
  }

  async handleToggle(): Promise<void> {
    this.isOpen = !this.isOpen;
    if (this.isOpen) await this.ask();
    else if (this.unread > 0) await this.markRead();
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isOpen) return;
    void this.handleToggle();
    this.template?.querySelector<HTMLElement>('[data-id=bell]')?.focus();
  }

  private async ask(): Promise<void> {
    try {
      this.notifications = (await callOrg<Answer>('connect/notifications')).notifications;
    } catch {
      // The bell is beside the page: what is wrong with the org shows in the page itself.
    }
  }

  private async markRead(): Promise<void> {
    const body = JSON.stringify({ read: true });
    this.notifications = (await callOrg<Answer>('connect/notifications', { method: 'PATCH', body })).notifications;
  }
}
