/** What the page itself keeps over a reload: saved queries, tabs, theme, all under names of LapLake's. */

const prefix = 'laplake.';
const savedQueries = 'laplake.sql.saved';

/** How many queries were saved under a name; 0 when storage is closed to us. */
export function savedQueryCount(): number {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(savedQueries) ?? 'null');
    const value = typeof kept === 'object' && kept !== null && 'value' in kept ? kept.value : [];
    return Array.isArray(value) ? value.length : 0;
  } catch {
    return 0;
  }
}

export function forgetPageKept(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch (thrown) {
    console.warn('What the page kept cannot be removed', thrown);
  }
}
