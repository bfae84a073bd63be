import {Link} from '@tanstack/react-router';
import {type ReactNode, Suspense} from 'react';
import {SeasonNav} from '#/charts/SeasonNav';
import {useYear} from '#/charts/useYear';
import {buttonClass} from '#/ui/Button';
import {Contained} from '#/ui/Contained';
import {EmptyState} from '#/ui/EmptyState';
import {Page} from '#/ui/Page';
import {Skeleton} from '#/ui/Skeleton';

/** A page of the season that the link names, or what to do when the lake knows none. */
export function SeasonPage({children}: {readonly children: (year: number) => ReactNode}) {
  return (
    <Page>
      <SeasonNav />
      <Contained>
        <Suspense fallback={<Skeleton lines={12} />}>
          <Content>{children}</Content>
        </Suspense>
      </Contained>
    </Page>
  );
}

function Content({children}: {readonly children: (year: number) => ReactNode}) {
  const {year, seasons} = useYear();
  if (year === null)
    return (
      <EmptyState
        title="No drivers yet"
        isPage
        actions={
          <Link to="/" className={buttonClass({kind: 'primary'})}>
            Go to Home
          </Link>
        }
      >
        Press Ingest on Home to fetch a race weekend, then Run Pipeline to turn it into tables.
        Drivers and teams appear here.
      </EmptyState>
    );
  if (seasons.find((season) => season.year === year)?.results) return children(year);
  return (
    <EmptyState
      title={`No result of ${year} yet`}
      isPage
      actions={
        <Link to="/season" search={{year: String(year)}} className={buttonClass({kind: 'primary'})}>
          Season {year}
        </Link>
      }
    >
      Drivers and teams are told from <code>session_result</code>, <code>drivers</code> and{' '}
      <code>laps</code>. The season’s page loads them.
    </EmptyState>
  );
}
