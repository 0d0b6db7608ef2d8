import { codedError } from '../../errors/coded-error.ts';
import { connectionTemplate } from '../connection-template.ts';
import type { CommandAction } from '../runtime.ts';

/** Writes a commented connection file; an existing one is left alone unless `force` is set. */
export const init: CommandAction<[{ readonly force?: boolean }]> = async (runtime, options, { force }) => {
  if (runtime.fileExists(options.config) && force !== true) {
    throw codedError('CONFIG_FILE_EXISTS', { values: { path: options.config } });
  }
  runtime.writeFile(options.config, connectionTemplate);
  return {
    exit: 0,
    json: { ok: true, file: options.config },
    lines: [`wrote ${options.config}; fill it in, then: counterpart check`],
  };
};
