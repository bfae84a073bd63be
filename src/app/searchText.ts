/** Query strings as plain pairs of text: a name given twice is a list. So links stay as people write them. */
export type SearchPairs = Readonly<Record<string, string | readonly string[]>>;

export function parseSearchText(text: string): SearchPairs {
  const params = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

export function searchText(pairs: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(pairs))
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined && item !== null) params.append(name, String(item));
  const text = params.toString();
  return text && `?${text}`;
}
