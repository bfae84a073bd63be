import {defaultFilter} from 'cmdk';
import {type Entry, type EntryKind, entryKinds} from './entry';

export interface FoundGroup {
  readonly kind: EntryKind;
  readonly entries: readonly Entry[];
}

/** Shown of one kind; more would be read by nobody. */
const perKind = 7;
const inAll = 40;
/** Letters that stand so far apart are no match that a person means. */
const least = 0.02;

/**
 * The entries that `search` may mean, by kind, the best kind and the best of each first. A label may leave letters of
 * the search apart, as in `grs` for gold_race_summary; hints and keywords must have each word as it is.
 */
export function findEntries(entries: readonly Entry[], search: string): readonly FoundGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const scored = entries
    .map((entry) => ({entry, score: scoreOf(entry, words)}))
    .filter(({score}) => score >= least)
    .toSorted((a, b) => b.score - a.score || a.entry.label.length - b.entry.label.length);
  const groups = new Map<EntryKind, {entries: Entry[]; best: number}>();
  let shown = 0;
  for (const {entry, score} of scored) {
    const group = groups.get(entry.kind) ?? {entries: [], best: score};
    groups.set(entry.kind, group);
    if (group.entries.length >= perKind || shown >= inAll) continue;
    group.entries.push(entry);
    shown += 1;
  }
  return [...groups]
    .filter(([, group]) => group.entries.length > 0)
    .toSorted(
      ([a, {best: bestA}], [b, {best: bestB}]) =>
        bestB - bestA || entryKinds.indexOf(a) - entryKinds.indexOf(b),
    )
    .map(([kind, group]) => ({kind, entries: group.entries}));
}

function scoreOf({label, hint, keywords = ''}: Entry, words: readonly string[]): number {
  const name = label.toLowerCase();
  const more = `${hint} ${keywords}`.toLowerCase();
  const inLabel = words.filter((word) => name.includes(word)).length;
  // Words as they are count for more than letters that only come in the same order.
  if (inLabel === words.length)
    return 0.5 + 0.5 * defaultFilter(label, words.join(' ')) + (name === words.join(' ') ? 1 : 0);
  if (words.every((word) => name.includes(word) || more.includes(word)))
    return 0.1 + (0.3 * inLabel) / words.length;
  return 0.4 * defaultFilter(label, words.join(''));
}
