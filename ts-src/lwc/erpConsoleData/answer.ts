import { fillLabel } from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { connectionProblem, type ConsoleData } from './consoleData';
import { integrationsOf } from './integrations';
import { needsReader, type Issue } from './issues';
import { labels } from './labels';

/** One sentence of the answer. */
export interface Sentence {
  readonly key: string;
  readonly kind: StatusKind;
  readonly text: string;
  /** View of the console that shows what it is about; none when that is the home view. */
  readonly view?: 'mappings' | 'monitor';
}

/** Whether all is well. `acts` is true when someone must act. */
export interface Answered {
  readonly acts: boolean;
  readonly sentences: readonly Sentence[];
}

/**
 * The answer to "is all well?", worst first: a companion that is silent or stopped, then what runs, then what someone
 * must act on. Red (`bad`) is only what someone must act on.
 */
export function answerOf(data: ConsoleData, issues: readonly Issue[], now: Date): Answered {
  const sentences = [
    ...connectionSentences(data, now),
    runningSentence(data, now),
    ...issueSentences(issues.filter(({ status }) => status === 'Open')),
  ];
  return { acts: sentences.some(({ kind }) => kind === 'bad'), sentences };
}

function connectionSentences({ connections }: ConsoleData, now: Date): readonly Sentence[] {
  if (connections.length === 0) return [{ key: 'connection', kind: 'bad', text: labels.noConnection }];
  return connections
    .map((connection) => ({ key: connection.id, kind: 'bad' as const, text: connectionProblem(connection, now) }))
    .filter(({ text }) => text !== '');
}

function runningSentence({ mappings }: ConsoleData, now: Date): Sentence {
  const live = integrationsOf(mappings, now).filter(({ state }) => state === 'Live');
  const stopped = live.filter((integration) => integration.stopped.length > 0).length;
  if (live.length === 0) return { key: 'running', kind: 'neutral', text: labels.nothingLive };
  if (stopped === 0) return { key: 'running', kind: 'good', text: fillLabel(labels.allRunning, live.length) };
  const text = fillLabel(labels.someRunning, live.length - stopped, live.length);
  return { key: 'running', kind: 'bad', text, view: 'mappings' };
}

function issueSentences(open: readonly Issue[]): readonly Sentence[] {
  const yours = open.filter(needsReader).length;
  const others = open.length - yours;
  if (open.length === 0) return [{ key: 'issues', kind: 'good', text: labels.noIssues }];
  const ofYou = yours === 1 ? labels.issueNeedsYou : fillLabel(labels.issuesNeedYou, yours);
  const ofOthers = others === 1 ? labels.issueWithOthers : fillLabel(labels.issuesWithOthers, others);
  return [
    ...(yours > 0 ? [{ key: 'yours', kind: 'bad' as const, text: ofYou, view: 'monitor' as const }] : []),
    ...(others > 0 ? [{ key: 'others', kind: 'attention' as const, text: ofOthers, view: 'monitor' as const }] : []),
  ];
}
