const CUSTOM_NAME =
  /(?<![A-Za-z0-9_])([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*)__(c|r|e|mdt|Share|History)(?![A-Za-z0-9_])/g;
const CUSTOM_PERMISSION = /\$Permission\.([A-Za-z]\w*)/g;

/** Custom API name with the namespace in front; standard names and names that carry a namespace stay as they are. */
export function namespaced(name: string, namespace: string): string {
  if (namespace === '') return name;
  return name.replace(CUSTOM_NAME, `${namespace}__$1__$2`);
}

/**
 * A formula of the package as it reads in an org where the package is installed: custom names and custom permissions
 * carry the prefix, text literals stay untouched.
 */
export function namespacedFormula(source: string, namespace: string): string {
  if (namespace === '') return source;
  return source
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, index) =>
      index % 2 === 1 ? part : namespaced(part, namespace).replace(CUSTOM_PERMISSION, `$Permission.${namespace}__$1`),
    )
    .join('');
}
