import { LightningElement } from 'lwc';

/** `lightning/modal` for tests: `open` is watched and answers nothing until told; `close` is an event. */
export default class LightningModal extends LightningElement {
  static open = jest.fn().mockResolvedValue(undefined);
  disableClose = false;

  close(result?: unknown): void {
    this.dispatchEvent(new CustomEvent('close', { detail: result }));
  }
}
