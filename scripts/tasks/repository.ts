import { resolve } from 'node:path';

/** Absolute path of the repository this file is part of, without a trailing slash. */
export const repositoryRoot: string = resolve(import.meta.dirname, '..', '..');
