import {dashboardSnippets} from '../snippets/dashboardSnippets';
import {questionSnippets} from '../snippets/questionSnippets';
import type {Snippet} from '../snippets/snippet';
import type {TabContent} from '../tabs/tabList';
import styles from './Library.module.css';
import {isFound, QueryItem} from './QueryItem';

const groups: readonly {readonly title: string; readonly snippets: readonly Snippet[]}[] = [
  {title: 'Dashboard', snippets: dashboardSnippets},
  {title: 'Questions', snippets: questionSnippets},
];

interface ListProps {
  readonly search: string;
  readonly onOpen: (content: TabContent) => void;
}

/** Ready queries by what they are for. */
export function SnippetList({search, onOpen}: ListProps) {
  const found = groups
    .map(({title, snippets}) => ({
      title,
      snippets: snippets.filter((one) => isFound(search, [one.title, one.question, one.sql])),
    }))
    .filter(({snippets}) => snippets.length > 0);
  if (found.length === 0) return <p>{`No snippet has “${search}”.`}</p>;
  return found.map(({title, snippets}) => (
    <section key={title} aria-label={title}>
      <h3 className={styles['group']}>{title}</h3>
      <ul className={styles['items']}>
        {snippets.map(({title: name, question, sql, parameters}) => (
          <QueryItem
            key={name}
            title={name}
            about={question}
            sql={sql}
            onOpen={() => onOpen({name, sql, parameters})}
          />
        ))}
      </ul>
    </section>
  ));
}
