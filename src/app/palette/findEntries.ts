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

interface EntryText {
  readonly name: string;
  readonly more: string;
}
const texts = new WeakMap<Entry, EntryText>();

/** In small letters; made once, as each letter of a search looks at all entries. */
function textOf(entry: Entry): EntryText {
  const known = texts.get(entry);
  if (known) return known;
  const {label, hint, keywords = ''} = entry;
  const text = {name: label.toLowerCase(), more: `${hint} ${keywords}`.toLowerCase()};
  texts.set(entry, text);
  return text;
}

function scoreOf(entry: Entry, words: readonly string[]): number {
  const {name, more} = textOf(entry);
  const inLabel = words.filter((word) => name.includes(word)).length;
  // Words as they are count for more than letters that only come in the same order.
  if (inLabel === words.length)
    return 0.5 + 0.5 * defaultFilter(name, words.join(' ')) + (name === words.join(' ') ? 1 : 0);
  if (words.every((word) => name.includes(word) || more.includes(word)))
    return 0.1 + (0.3 * inLabel) / words.length;
  const letters = words.join('');
  return hasInOrder(name, letters) ? 0.4 * defaultFilter(name, letters) : 0;
}

/** Cheaper than a score, which most entries are spared by it. */
function hasInOrder(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
