import Toast from 'lightning/toast';

interface ToastOptions {
  readonly title?: string;
  readonly message: string;
  readonly variant?: string;
  readonly mode?: string;
}

/** The event that components fire; the base components' toast container listens for it on the document. */
export class ShowToastEvent extends CustomEvent<object> {
  constructor({ title, message, variant = 'info', mode = 'dismissible' }: ToastOptions) {
    super('lightning__showtoast', {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { label: title ?? message, message: title ? message : undefined, variant, mode, toast: Toast },
    });
  }
}
