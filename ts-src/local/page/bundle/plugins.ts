import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { LoggingFunction, Plugin, RollupLog } from 'rollup';
import { namespaceScript } from './namespace.ts';

/** Takes the types off our own modules; decorators and class fields stay for the LWC compiler. */
export function stripTypes(): Plugin {
  const tsconfigRaw = { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: true } };
  return {
    name: 'strip-types',
    async transform(code, id) {
      if (!id.split('?')[0]!.endsWith('.ts')) return null;
      const result = await transform(code, { loader: 'ts', target: 'esnext', tsconfigRaw });
      return { code: result.code, map: null };
    },
  };
}

/** Build-time switches of the engine and the base components. */
export function productionMode(): Plugin {
  return {
    name: 'production-mode',
    transform(code) {
      const replaced = code
        .replaceAll('import.meta.env.SSR', 'false')
        .replaceAll('process.env.NODE_ENV', '"production"');
      return replaced === code ? null : { code: replaced, map: null };
    },
  };
}

/** In namespaced mode the `gql` literals of our modules get the prefix, as when the platform packages them. */
export function addNamespace(namespace: string): Plugin {
  return {
    name: 'add-namespace',
    transform(code, id) {
      const isScript = /\.(js|ts)$/.test(id.split('?')[0]!) && !id.includes('node_modules');
      if (!namespace || !isScript || !code.includes('gql')) return null;
      return { code: namespaceScript(code, namespace), map: null };
    },
  };
}

const iconTemplates = /iconSvgTemplates(\w*)\/buildTemplates\/templates\.js$/;
const iconImport = /default as (\w+) } from '([^']+)'/g;

/**
 * Keeps only the icons in use: all of them are two megabytes more and double the time of the build. The mirrored ones
 * for right-to-left languages stay out.
 */
export function trimIcons(icons: ReadonlySet<string>): Plugin {
  return {
    name: 'trim-icons',
    async load(id) {
      const match = iconTemplates.exec(id);
      if (!match) return null;
      if (match[1]!.endsWith('Rtl')) return 'export default {};';
      const all = [...(await readFile(id, 'utf8')).matchAll(iconImport)];
      const kept = all.filter(([, name]) => icons.has(name!));
      const imports = kept.map(([, name, file]) => `import { default as ${name} } from '${file}';`);
      return `${imports.join('\n')}\nexport default { ${kept.map(([, name]) => name).join(', ')} };`;
    },
  };
}

/**
 * Warnings about our own modules fail the build, above all imports that nothing resolves. The base components'
 * templates cause some that nobody here can mend.
 */
export function refuseWarnings(warning: RollupLog, _handle: LoggingFunction): void {
  const about = `${warning.id ?? ''} ${warning.loc?.file ?? ''} ${warning.message}`;
  if (about.includes('lightning-base-components') || warning.code === 'CIRCULAR_DEPENDENCY') return;
  if (warning.code === 'THIS_IS_UNDEFINED' || warning.code === 'EVAL') return;
  throw new Error(`The page does not build: ${warning.message}`);
}
