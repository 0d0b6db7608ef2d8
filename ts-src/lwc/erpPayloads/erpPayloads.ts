import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import { labels } from './labels';

/** What the companion answers to `show-payloads`. */
interface Payloads {
  readonly source?: Readonly<Record<string, unknown>>;
  readonly target?: readonly { readonly object: string; readonly key: string; readonly row: object }[];
  readonly notes?: readonly (string | { readonly message?: string })[];
  readonly problems?: readonly (string | { readonly message?: string; readonly field?: string })[];
  /** The mapping's filter leaves the record out. */
  readonly filtered?: boolean;
  readonly masked?: readonly string[];
}

interface Pair {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** One record as the ERP has it and as it would be written, side by side; personal and confidential values masked. */
export default class ErpPayloads extends LightningElement {
  @api payloads: Payloads = {};

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;

  get source(): readonly Pair[] {
    return pairsOf(this.payloads.source ?? {});
  }

  get targets(): readonly object[] {
    return (this.payloads.target ?? []).map(({ object, key, row }, index) => ({
      id: `${object} ${key} ${index}`,
      title: fillLabel(labels.row, object, key),
      pairs: pairsOf(row),
    }));
  }

  get hasTargets(): boolean {
    return this.targets.length > 0;
  }

  get noTargetText(): string {
    return this.payloads.filtered === true ? labels.filtered : labels.noTarget;
  }

  get problems(): readonly Pair[] {
    return sentences(this.payloads.problems);
  }

  get notes(): readonly Pair[] {
    return sentences(this.payloads.notes);
  }

  get maskedText(): string {
    const masked = this.payloads.masked ?? [];
    return masked.length > 0 ? fillLabel(labels.masked, masked.join(', ')) : '';
  }
}

function sentences(list: Payloads['problems'] = []): readonly Pair[] {
  return list.map((one, index) => {
    const text = typeof one === 'string' ? one : (one.message ?? '');
    return { key: String(index), name: typeof one === 'string' ? '' : (one.field ?? ''), text };
  });
}

/** Every single value with its path; lists by their place. */
function pairsOf(record: object, prefix = ''): readonly Pair[] {
  return Object.entries(record).flatMap(([name, value]): readonly Pair[] => {
    const path = prefix + name;
    if (name.startsWith('@')) return [];
    if (typeof value === 'object' && value !== null) return pairsOf(value as object, `${path}.`);
    return [{ key: path, name: path, text: value === null || value === '' ? labels.blank : String(value) }];
  });
}
