/** Where something stands in a document, from its root. */
export type ConfigPath = readonly (string | number)[];

/** As people write it: `autoloader.options["cleanSource.retentionDuration"]`; the root is empty. */
export function pathText(path: ConfigPath): string {
  return path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      return /^[\p{L}_$][\p{L}\d_$]*$/u.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
    })
    .join('')
    .replace(/^\./, '');
}
