import {Link} from '@tanstack/react-router';
import {buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';

export function NotFound() {
  return (
    <Page>
      <PageHead title="There is no such page" />
      <EmptyState
        title="The address leads nowhere"
        actions={
          <>
            <Link to="/" className={buttonClass({kind: 'primary'})}>
              Home
            </Link>
            <Link to="/tables" className={buttonClass()}>
              All tables
            </Link>
          </>
        }
      >
        Check it, or start from one of these.
      </EmptyState>
    </Page>
  );
}
