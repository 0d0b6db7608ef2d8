/** Mappings as files, and from one org to another. */
import type { Companion, MappingProblems, SaveReport, StoredDocument } from '../../companion.ts';
import type { MappingDocument } from '../../../mapping/index.ts';
import { codedError } from '../../errors/coded-error.ts';
import { compareMappings, type Comparison } from '../compare-mappings.ts';
import { problemLines, readMappingFolder, writeMappingFolder, wrongFiles } from '../mapping-folder.ts';
import { wholeNumber } from '../whole-number.ts';
import { withCompanion, type CommandAction, type CommandResult, type CommonOptions } from '../runtime.ts';

export interface SaveOptions {
  readonly note?: string;
  readonly publish?: boolean;
  /** False: what was moved before stays as it is until it changes. */
  readonly backfill?: boolean;
}

/** The mappings of the connection, and which of their versions run. */
export const listMappings: CommandAction<[]> = (runtime, options) =>
  withCompanion(runtime, options, async (companion) => {
    const mappings = await companion.mappings.list();
    return {
      exit: 0,
      json: { ok: true, mappings },
      lines: [
        ...mappings.map(({ name, state, active, latest, entity, object, paused }) => {
          const runs = active === 0 ? 'no version published' : `version ${active}`;
          const newer = latest > active ? ` (${latest} is saved)` : '';
          return `${name}: ${state}, ${runs}${newer}, ${entity} -> ${object}${paused === null ? '' : `, paused: ${paused}`}`;
        }),
        `${mappings.length} mappings`,
      ],
    };
  });

export interface ExportOptions {
  readonly to: string;
  /** A saved version in place of the one that runs; of one mapping only. */
  readonly version?: string;
}

/** Writes what runs of the named mappings into a folder, a file each; or the named version of one mapping. */
export const exportMappings: CommandAction<[readonly string[], ExportOptions]> = async (
  runtime,
  options,
  names,
  { to, version },
) => {
  const number = version === undefined ? undefined : wholeNumber('--version', version);
  const [name = ''] = names;
  if (number !== undefined && names.length !== 1) {
    throw codedError('CLI_USAGE', { values: { detail: '--version takes the name of one mapping' } });
  }
  return withCompanion(runtime, options, async ({ mappings }) => {
    const stored = number === undefined ? await mappings.documents(names) : [await mappings.version(name, number)];
    const { documents, unreadable } = parted(stored);
    const { written, unchanged } = writeMappingFolder(runtime, to, documents);
    return {
      exit: unreadable.length === 0 ? 0 : 1,
      json: { ok: unreadable.length === 0, folder: to, written, unchanged, problems: unreadable },
      lines: [
        ...problemLines(unreadable),
        ...written,
        `exported to ${to}: ${written.length} written, ${unchanged.length} unchanged, ${unreadable.length} not readable`,
      ],
    };
  });
};

/** Saves the mappings of a folder as new versions. */
export const importMappings: CommandAction<[readonly string[], SaveOptions & { readonly from: string }]> = async (
  runtime,
  options,
  names,
  { from, ...save },
) => {
  const { documents, wrong } = readMappingFolder(runtime, from, names);
  if (wrong.length > 0) return wrongFiles(wrong);
  return withCompanion(runtime, options, async (companion) =>
    saveResult(await companion.mappings.save(saving(documents, save, 'Imported from files'))),
  );
};

/** Takes what runs in this org to another one, when all of it holds there. */
export const promoteMappings: CommandAction<[readonly string[], SaveOptions & { readonly to: string }]> = (
  runtime,
  options,
  names,
  { to, ...save },
) =>
  withBoth(runtime, options, to, async (here, there) => {
    const { documents, unreadable } = parted(await here.mappings.documents(names));
    if (unreadable.length > 0) return notReadable(unreadable);
    return saveResult(await there.mappings.save(saving(documents, save, 'Promoted from another org')));
  });

/** Says what an import from a folder, or a promotion to another org, would change. */
export const diffMappings: CommandAction<
  [readonly string[], { readonly from?: string; readonly to?: string }]
> = async (runtime, options, names, { from, to }) => {
  if ((from === undefined) === (to === undefined)) {
    throw codedError('CLI_USAGE', { values: { detail: 'give --from with a folder, or --to with a connection file' } });
  }
  if (to !== undefined) {
    return withBoth(runtime, options, to, async (here, there) => {
      const ours = parted(await here.mappings.documents(names));
      const theirs = parted(await someOf(there, names));
      const unreadable = [...ours.unreadable, ...theirs.unreadable];
      return unreadable.length > 0
        ? notReadable(unreadable)
        : diffResult(compareMappings(theirs.documents, ours.documents));
    });
  }
  const { documents, wrong } = readMappingFolder(runtime, from ?? '', names);
  if (wrong.length > 0) return wrongFiles(wrong);
  return withCompanion(runtime, options, async (companion) => {
    const { documents: running, unreadable } = parted(await someOf(companion, names));
    return unreadable.length > 0 ? notReadable(unreadable) : diffResult(compareMappings(running, documents));
  });
};

/** Documents of the named mappings as far as the org has them. */
async function someOf({ mappings }: Companion, names: readonly string[]): Promise<readonly StoredDocument[]> {
  if (names.length === 0) return mappings.documents();
  const there = new Set((await mappings.list()).map(({ name }) => name));
  const known = names.filter((name) => there.has(name));
  return known.length === 0 ? [] : mappings.documents(known);
}

function withBoth(
  runtime: Parameters<typeof withCompanion>[0],
  options: CommonOptions,
  other: string,
  work: (here: Companion, there: Companion) => Promise<CommandResult>,
): Promise<CommandResult> {
  if (other === options.config) {
    throw codedError('CLI_USAGE', { values: { detail: '--to is the connection file of another org' } });
  }
  return withCompanion(runtime, options, (here) =>
    withCompanion(runtime, { ...options, config: other }, (there) => work(here, there)),
  );
}

function parted(stored: readonly StoredDocument[]): {
  readonly documents: readonly MappingDocument[];
  readonly unreadable: readonly MappingProblems[];
} {
  return {
    documents: stored.flatMap((each) => ('document' in each ? [each.document] : [])),
    unreadable: stored.flatMap((each) => ('problems' in each ? [{ name: each.name, problems: each.problems }] : [])),
  };
}

const saving = (documents: readonly MappingDocument[], { note, publish, backfill }: SaveOptions, unnamed: string) => ({
  documents,
  note: note ?? unnamed,
  ...(publish === true ? { publish: { backfill: backfill !== false } } : {}),
});

const notReadable = (problems: readonly MappingProblems[]): CommandResult => ({
  exit: 1,
  json: { ok: false, problems },
  lines: [...problemLines(problems), `${problems.length} mappings can not be read; nothing was compared or written`],
});

const WORDS = { created: 'new, switched off', saved: 'saved', unchanged: 'unchanged' } as const;

function saveResult({ ok, saved, problems, warnings }: SaveReport): CommandResult {
  const count = (outcome: keyof typeof WORDS): number => saved.filter((one) => one.outcome === outcome).length;
  const published = saved.filter((one) => one.published).length;
  const summary = ok
    ? `saved: ${count('created') + count('saved')} new versions, ${count('unchanged')} unchanged, ${published} published`
    : `nothing was written: ${problems.length} mappings do not hold`;
  return {
    exit: ok ? 0 : 1,
    json: { ok, saved, problems, warnings },
    lines: [
      ...problemLines(problems),
      ...problemLines(warnings).map((line) => `warning: ${line}`),
      ...saved.flatMap(({ name, outcome, version, published: runs, differences }) => [
        `${name}: ${WORDS[outcome]}, version ${version}${runs ? ', published' : ''}`,
        ...differences.map(({ sentence }) => `  ${sentence}`),
      ]),
      summary,
    ],
  };
}

const KINDS = { added: 'not there yet', removed: 'only there', changed: 'different' } as const;

function diffResult({ same, differ }: Comparison): CommandResult {
  return {
    exit: differ.length === 0 ? 0 : 1,
    json: { ok: differ.length === 0, same, differ },
    lines: [
      ...differ.flatMap(({ name, kind, differences }) => [
        `${name}: ${KINDS[kind]}`,
        ...differences.map(({ sentence }) => `  ${sentence}`),
      ]),
      `compared: ${same.length} the same, ${differ.length} different`,
    ],
  };
}
