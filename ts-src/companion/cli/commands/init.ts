import { codedError } from '../../errors/coded-error.ts';
import { connectionTemplate } from '../connection-template.ts';
import type { CommandAction } from '../runtime.ts';

/** Writes a commented connection file; an existing one is left alone unless `force` is set. */
export const init: CommandAction<[{ readonly force?: boolean }]> = async (runtime, options, { force }) => {
  if (runtime.fileExists(options.config) && force !== true) {
    throw codedError('CONFIG_FILE_EXISTS', { values: { path: options.config } });
  }
  try {
    runtime.writeFile(options.config, connectionTemplate);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw codedError('CONFIG_FILE_NOT_WRITTEN', { values: { path: options.config, reason }, cause });
  }
  return {
    exit: 0,
    json: { ok: true, file: options.config },
    lines: [`wrote ${options.config}; fill it in, then: counterpart check`],
  };
};
