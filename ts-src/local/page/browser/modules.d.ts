/** Modules that the bundler provides. */

declare module 'page/components' {
  import type { LightningElement } from 'lwc';

  /** Our components that may stand on a page, by name. */
  const components: Readonly<Record<string, typeof LightningElement>>;
  export default components;
}

declare module 'lightning/toast' {
  const Toast: unknown;
  export default Toast;
}

declare module 'lightning/toastContainer' {
  const ToastContainer: { instance(): unknown };
  export default ToastContainer;
}

declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';

  export default class LightningModal extends LightningElement {
    static open(options: object): Promise<unknown>;
    override connectedCallback(): void;
    close(result?: unknown): void;
  }
}

declare module '@lwc/synthetic-shadow';
