import type {SavedQuery} from '#/features/sql/kept/deskFormats';
import {questionSnippets} from '#/features/sql/snippets/questionSnippets';
import {hashOf} from '#/features/sql/tabs/sqlLink';
import type {Entry} from './entry';

/** A person's saved queries, then those that come with LapLake; what is too long for a link is left out. */
export const queryEntries = (saved: readonly SavedQuery[]): readonly Entry[] => [
  ...saved.flatMap(({name, sql, parameters}) =>
    entryOf({
      id: `query ${name}`,
      label: name,
      hint: 'Saved',
      keywords: sql,
      content: {sql, name, parameters},
    }),
  ),
  ...questionSnippets.flatMap(({title, question, sql, parameters}) =>
    entryOf({
      id: `snippet ${title}`,
      label: title,
      hint: 'Snippet',
      keywords: question,
      content: {sql, name: title, parameters},
    }),
  ),
];

interface QueryParts extends Pick<Entry, 'id' | 'label' | 'hint'> {
  readonly keywords: string;
  readonly content: Parameters<typeof hashOf>[0];
}

function entryOf({content, ...entry}: QueryParts): readonly Entry[] {
  const hash = hashOf(content);
  return hash === null ? [] : [{...entry, kind: 'query', act: `/sql#${hash}`}];
}
