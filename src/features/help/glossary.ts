import {formula1Terms} from './formula1Terms';
import {lakehouseTerms} from './lakehouseTerms';

/** A word as it is used in this app. */
export interface GlossaryEntry {
  readonly id: string;
  readonly term: string;
  readonly of: 'lakehouse' | 'Formula 1';
  readonly text: string;
  /** Other words under which it is looked for. */
  readonly also?: string;
}

export type TermRow = readonly [id: string, term: string, text: string, also?: string];

const entries =
  (of: GlossaryEntry['of']) =>
  ([id, term, text, also = '']: TermRow): GlossaryEntry => ({id, term, of, text, also});

export const glossary: readonly GlossaryEntry[] = [
  ...lakehouseTerms.map(entries('lakehouse')),
  ...formula1Terms.map(entries('Formula 1')),
].toSorted((a, b) => a.term.localeCompare(b.term, 'en'));

/** Entries that have every word of `sought`; those whose term begins with it first. */
export function findTerms(sought: string): readonly GlossaryEntry[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const first = words.join(' ');
  return glossary
    .filter(({term, text, also = '', of}) => {
      const all = `${term} ${text} ${also} ${of}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .toSorted(
      (a, b) =>
        Number(b.term.toLowerCase().startsWith(first)) -
        Number(a.term.toLowerCase().startsWith(first)),
    );
}
