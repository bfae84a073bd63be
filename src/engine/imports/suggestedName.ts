/** A free name for a table that a file calls `label`; `taken` is in small letters. */
export function suggestedName(label: string, taken: ReadonlySet<string>): string {
  const words = label
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 100);
  const name = words === '' ? 'table' : /^\p{N}/u.test(words) ? `t_${words}` : words;
  if (!taken.has(name)) return name;
  for (let copy = 2; ; copy += 1) if (!taken.has(`${name}_${copy}`)) return `${name}_${copy}`;
}
