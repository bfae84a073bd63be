import {Link} from '@tanstack/react-router';
import type {Listing} from '#/contracts/autoloader';
import {Panel} from '#/ui/Panel';
import {StatusDot} from '#/ui/StatusDot';
import styles from './AutoloaderScreen.module.css';
import type {BatchRow} from './batchRows';
import {type WarningSign, warningSigns} from './warningSigns';

interface SignsProps {
  readonly batches: readonly BatchRow[];
  readonly listing: Listing | null;
}

/** What should be looked after; nothing where all is well. */
export function Signs({batches, listing}: SignsProps) {
  const signs = warningSigns(batches, listing);
  if (signs.length === 0) return null;
  return (
    <Panel title="To look after">
      <ul className={styles['signs']}>
        {signs.map((sign) => (
          <li key={sign.title} className={styles['sign']}>
            <StatusDot tone={sign.tone} />
            <strong>{sign.title}</strong>
            <p>
              {sign.advice} <SignLink link={sign.link} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function SignLink({link}: Pick<WarningSign, 'link'>) {
  if (link === 'settings') return <Link to="/settings">Autoloader options</Link>;
  if (link === 'malformed') return <a href="/files?state=malformed">Malformed files</a>;
  return null;
}
