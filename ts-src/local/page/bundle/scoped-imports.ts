import type { Plugin } from 'rollup';
import { withNamespace } from './namespace.ts';

/** What the platform would put behind `@salesforce/*` imports of the components. */
export interface ScopedValues {
  readonly labels: ReadonlyMap<string, string>;
  readonly namespace: string;
  readonly locale: string;
}

const PREFIX = '\0salesforce:';

type Scope = (name: string, values: ScopedValues) => unknown;

/** Scopes whose value is known only when the page runs: an expression over what `page/session` gives. */
const sessionScopes: Readonly<Record<string, (name: string) => { readonly imports: string; readonly value: string }>> =
  {
    user: (name) => {
      if (name !== 'Id') throw new Error(`@salesforce/user/${name} has no value on the local page.`);
      return { imports: 'currentUserId', value: 'currentUserId()' };
    },
    // The platform gives true or undefined.
    customPermission: (name) => ({
      imports: 'hasCustomPermission',
      value: `hasCustomPermission(${JSON.stringify(name)}) || undefined`,
    }),
  };

/** One entry a scope; a scope that is not here is refused, so that nothing silently becomes `undefined`. */
const scopes: Readonly<Record<string, Scope>> = {
  label: (name, { labels }) => {
    const text = labels.get(name.replace(/^c\./, ''));
    if (text === undefined) throw new Error(`The custom label ${name} is not in CustomLabels.labels-meta.xml.`);
    return text;
  },
  schema: (name, { namespace }) => {
    const [objectApiName = '', ...path] = name.split('.').map((part) => addNamespace(part, namespace));
    return path.length > 0 ? { objectApiName, fieldApiName: path.join('.') } : { objectApiName };
  },
  messageChannel: (name, { namespace }) => addNamespace(name, namespace),
  resourceUrl: (name) => `/resource/${name}`,
  i18n: (name, { locale }) => {
    if (name !== 'locale') throw new Error(`@salesforce/i18n/${name} has no value on the local page.`);
    return locale;
  },
};

function addNamespace(name: string, namespace: string): string {
  return namespace ? withNamespace(name, namespace) : name;
}

/**
 * Rollup plugin that gives our own components their `@salesforce/*` values. The base components bring their own and
 * are left alone. It must stand before the LWC plugin.
 */
export function scopedImports(values: ScopedValues): Plugin {
  return {
    name: 'scoped-imports',
    resolveId(id, importer) {
      const ours = importer !== undefined && !importer.includes('lightning-base-components');
      return ours && id.startsWith('@salesforce/') ? PREFIX + id.slice('@salesforce/'.length) : null;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const [scope = '', ...rest] = id.slice(PREFIX.length).split('/');
      const ofSession = sessionScopes[scope]?.(rest.join('/'));
      if (ofSession) return `import { ${ofSession.imports} } from 'page/session';\nexport default ${ofSession.value};`;
      const value = scopes[scope];
      if (!value) throw new Error(`@salesforce/${scope} has no value on the local page; add it to scoped-imports.ts.`);
      return `export default ${JSON.stringify(value(rest.join('/'), values))};`;
    },
  };
}
