import type { ConsoleConnection } from 'c/erpConsoleData';
import ErpConsoleView, { type PanelState } from 'c/erpConsoleView';
import { fillLabel, formatNumber, formatShare } from 'c/erpFormat';
import { labels } from './labels';

/** A forecast above this share of the limit is worth a look. */
const ATTENTION = 0.8;

/** Calls of the day against the org's limit: all, ours, and what the day will come to, as a bar and in words. */
export default class ErpApiUse extends ErpConsoleView {
  readonly labels = labels;

  override get state(): PanelState {
    return super.state === 'ready' && this.rows.length === 0 ? 'empty' : super.state;
  }

  get rows(): readonly object[] {
    return this.connections.filter(({ apiMax }) => apiMax > 0).map(rowOf);
  }
}

function rowOf({ id, name, apiMax, apiUsed, apiOurs, apiForecast }: ConsoleConnection): object {
  const share = apiForecast / apiMax;
  const over = fillLabel(labels.over, formatShare(share));
  const fits = fillLabel(labels.fits, formatShare(share));
  const width = (calls: number): string => String(Math.min(100, (100 * calls) / apiMax));
  return {
    id,
    name,
    used: fillLabel(labels.used, formatNumber(apiUsed), formatNumber(apiMax), formatNumber(apiOurs)),
    forecast: fillLabel(labels.forecast, formatNumber(apiForecast)),
    kind: share > 1 ? 'bad' : share > ATTENTION ? 'attention' : 'good',
    verdict: share > 1 ? over : fits,
    oursWidth: width(apiOurs),
    usedWidth: width(apiUsed),
    mark: width(apiForecast),
  };
}
