import {expect, test} from 'vitest';
import {linkedTerms} from '#/ui/TermLink';
import {findTerms, glossary} from './glossary';

test('every word that a screen leads to is in the glossary, and each once', () => {
  const ids = glossary.map(({id}) => id);
  expect(linkedTerms.filter((term) => !ids.includes(term))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a word is found by itself, by what it means and by its other names', () => {
  expect(findTerms('stint')[0]?.id).toBe('stint');
  expect(findTerms('VSC').map(({id}) => id)).toContain('safety-car');
  expect(findTerms('_rescued_data').map(({id}) => id)).toEqual(['rescued-data']);
  expect(findTerms('new tyres ahead').map(({id}) => id)).toEqual(['undercut']);
  expect(findTerms('  ')).toHaveLength(glossary.length);
  expect(findTerms('no such word')).toEqual([]);
});
