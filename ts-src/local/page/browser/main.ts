/** Starts the local page: reads its configuration and user, then loads and mounts the shell. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import { loadSession } from 'page/session';

await loadSession();
const { default: App } = await import('page/app');
document.querySelector('#root')?.appendChild(createElement('page-app', { is: App }));
