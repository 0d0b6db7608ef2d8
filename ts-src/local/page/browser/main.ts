/** Starts the local page: reads its configuration, then mounts the shell. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import App from 'page/app';
import { loadConfig } from 'page/session';

await loadConfig();
document.querySelector('#root')?.appendChild(createElement('page-app', { is: App }));
