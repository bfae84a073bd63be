import {useLocation} from '@tanstack/react-router';
import {useState} from 'react';
import {Badge} from '#/ui/Badge';
import {EmptyState} from '#/ui/EmptyState';
import {Field} from '#/ui/Field';
import {formatCounted} from '#/ui/format';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {findTerms} from './glossary';
import styles from './HelpScreen.module.css';
import {HelpNav} from './HelpNav';

/** The words of Lakeflow and of Formula 1 as they are used here. */
export function GlossaryScreen() {
  const [sought, setSought] = useState('');
  const found = findTerms(sought);
  const hash = useLocation({select: (location) => location.hash});
  return (
    <Page>
      <div className={styles['help']}>
        <PageHead title="Glossary">
          The words of the lakehouse and of Formula 1, as they are used here.
        </PageHead>
        <HelpNav />
        <Panel title="Words">
          <div className={styles['glossary']}>
            <Field
              label="Find a word"
              type="search"
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
            <p className="visually-hidden" role="status">
              {formatCounted(found.length, 'word')}
            </p>
            {found.length === 0 && (
              <EmptyState title="No such word here">Try a shorter one.</EmptyState>
            )}
            <dl className={styles['glossary']}>
              {found.map(({id, term, of, text}) => (
                <div
                  key={id}
                  id={id}
                  className={styles['entry']}
                  data-sought={id === hash || undefined}
                >
                  <dt>
                    {term}
                    <Badge tone={of === 'lakehouse' ? 'accent' : 'neutral'}>{of}</Badge>
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </div>
        </Panel>
      </div>
    </Page>
  );
}
