import {
  formatLag,
  integrationName,
  integrationPurpose,
  integrationsOf,
  type ConsoleData,
  type Integration,
  type IntegrationName,
  type MappingState,
} from 'c/erpConsoleData';
import { fillLabel, formatAge, formatNumber } from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

/** One integration as its tile shows it. */
export interface Tile {
  readonly name: IntegrationName;
  readonly title: string;
  readonly purpose: string;
  readonly status: { readonly kind: StatusKind; readonly label: string };
  readonly facts: readonly { readonly key: string; readonly label: string; readonly text: string }[];
  /** Why it does not run; empty when it does. */
  readonly reason: string;
  /** What is good to know and nothing to act on. */
  readonly notes: readonly { readonly key: string; readonly text: string }[];
  readonly mappingsText: string;
  readonly hasMappings: boolean;
  readonly canInstall: boolean;
  readonly installText: string;
  readonly installLabel: string;
  readonly switchLabel: string;
  /** What its mappings are about to be switched to. */
  readonly switchTo?: MappingState;
}

/** What a quote or opportunity needs before it can be sent: the mappings that bring what an order is made of. */
const sendingNeeds: readonly IntegrationName[] = ['customers', 'items', 'prices'];

/** The nine tiles of a console. `missing`: integrations of which some templates are not installed. */
export function tilesOf(data: ConsoleData, missing: ReadonlySet<string>, now: Date): readonly Tile[] {
  const all = integrationsOf(data.mappings, now);
  return all.map((integration) => {
    const title = integrationName(integration.name);
    const count = integration.mappings.length;
    const isQuotes = integration.name === 'quotes';
    return {
      name: integration.name,
      title,
      purpose: integrationPurpose(integration.name),
      status: isQuotes ? sendingStatus(all) : statusOf(integration),
      facts: isQuotes || count === 0 ? [] : factsOf(integration, now),
      reason: isQuotes ? sendingText(data, all) : reasonOf(integration),
      notes: integration.name === 'prices' && count > 0 ? priceNotes(data) : [],
      mappingsText: count === 1 ? labels.oneMapping : fillLabel(labels.mappings, count),
      hasMappings: count > 0,
      canInstall: !isQuotes && data.connections.length > 0 && (count === 0 || missing.has(integration.name)),
      installText: count === 0 ? labels.install : labels.installMissing,
      installLabel: fillLabel(labels.installOf, title),
      switchLabel: fillLabel(labels.switchOf, title),
    };
  });
}

function statusOf({ state, stopped, lastRun, parked }: Integration): Tile['status'] {
  if (state === null) return { kind: 'neutral', label: labels.notInstalled };
  if (state === 'Off') return { kind: 'neutral', label: labels.off };
  const word = state === 'Live' ? labels.live : labels.test;
  if (stopped.length > 0) return { kind: 'bad', label: fillLabel(labels.stopped, word) };
  if (!lastRun) return { kind: 'busy', label: fillLabel(labels.starting, word) };
  return { kind: parked > 0 ? 'attention' : 'good', label: word };
}

function factsOf({ lastRun, parked, waiting, lag }: Integration, now: Date): Tile['facts'] {
  return [
    { key: 'run', label: labels.lastRun, text: lastRun ? formatAge(lastRun, now) : labels.never },
    { key: 'parked', label: labels.failures, text: formatNumber(parked) },
    { key: 'waiting', label: labels.waiting, text: formatNumber(waiting) },
    { key: 'lag', label: labels.lag, text: formatLag(lag) },
  ];
}

function reasonOf({ stopped }: Integration): string {
  const [first] = stopped;
  return first ? `${first.name}: ${first.paused || first.lastError}` : '';
}

/** Prices that an org with one currency can't take, company by company. */
function priceNotes({ connections }: ConsoleData): Tile['notes'] {
  return connections.flatMap(({ id, companies }) =>
    companies
      .filter(({ pricesLeftOut }) => pricesLeftOut.length > 0)
      .map(({ code, name, pricesLeftOut }) => ({
        key: `${id}|${code}`,
        text: fillLabel(labels.pricesLeftOut, name, pricesLeftOut.join(', ')),
      })),
  );
}

function missingForSending(all: readonly Integration[]): readonly Integration[] {
  return all.filter(({ name, state }) => sendingNeeds.includes(name) && state !== 'Live');
}

function sendingStatus(all: readonly Integration[]): Tile['status'] {
  const isReady = missingForSending(all).length === 0;
  return isReady ? { kind: 'good', label: labels.ready } : { kind: 'neutral', label: labels.notReady };
}

function sendingText({ connections }: ConsoleData, all: readonly Integration[]): string {
  const missing = missingForSending(all).map(({ name }) => integrationName(name));
  if (missing.length > 0) return fillLabel(labels.sendingNeeds, missing.join(', '));
  return connections.some(({ sendAs }) => sendAs === 'Quote') ? labels.sendsQuote : labels.sendsOrder;
}
