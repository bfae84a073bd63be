import {Link} from '@tanstack/react-router';
import {toFailure} from '#/client/lake';
import type {AutoloaderProgress, Listing} from '#/contracts/autoloader';
import {buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {autoloaderPlaces, SubNav} from '#/ui/SubNav';
import styles from './AutoloaderScreen.module.css';
import {BacklogPanel} from './BacklogPanel';
import {BatchHistory} from './BatchHistory';
import {BatchRates} from './BatchRates';
import type {BatchRow, LoadTotals} from './batchRows';
import {MetricHelp} from './MetricHelp';
import {NowPanel} from './NowPanel';
import {Signs} from './Signs';
import {TotalsPanel} from './TotalsPanel';
import {useHistory, useProgress} from './useAutoloader';

/** The autoloader in figures: what it does now, what it has done, and what should be looked after. */
export function AutoloaderScreen() {
  return (
    <Page>
      <PageHead title="Autoloader">
        How quickly staged files come to bronze, batch by batch, and how much still waits.
      </PageHead>
      <SubNav label="Autoloader" places={autoloaderPlaces} />
      <Metrics />
    </Page>
  );
}

function Metrics() {
  const progress = useProgress();
  const history = useHistory();
  const error = progress.error ?? history.error;
  if (error)
    return (
      <ErrorNotice
        failure={toFailure(error)}
        onRetry={() => void Promise.all([progress.refetch(), history.refetch()])}
      />
    );
  if (!progress.data || !history.data) return <Skeleton lines={12} />;
  return <Figures now={progress.data} {...history.data} />;
}

interface FiguresProps {
  readonly now: AutoloaderProgress;
  /** Newest first. */
  readonly batches: readonly BatchRow[];
  readonly totals: LoadTotals | undefined;
  readonly listing: Listing | null;
}

function Figures({now, batches, totals, listing: logged}: FiguresProps) {
  const listing = now.listing ?? logged;
  if (batches.length === 0 && now.numFilesOutstanding === 0 && !now.isLoading)
    return <NothingYet />;
  const all = totals && <TotalsPanel totals={totals} listing={listing} />;
  return (
    <>
      <NowPanel progress={now} last={batches[0]} />
      <Signs batches={batches} listing={listing} />
      {now.backlog.length > 0 ? (
        <div className={styles['two']}>
          <BacklogPanel backlog={now.backlog} />
          {all}
        </div>
      ) : (
        all
      )}
      {batches.length > 0 && (
        <Panel
          title="Batches"
          hint="Each is one transaction. In SQL: SELECT * FROM autoloader_progress()"
          flush
        >
          <BatchRates batches={batches} />
          <BatchHistory batches={batches} />
        </Panel>
      )}
      <MetricHelp />
    </>
  );
}

function NothingYet() {
  return (
    <>
      <EmptyState
        title="No batch yet"
        actions={
          <Link to="/" className={buttonClass({kind: 'primary'})}>
            Get data
          </Link>
        }
      >
        Fetch data and run the pipeline: the autoloader loads the staged files in batches, and each
        leaves its figures here, from files outstanding to rows per second.
      </EmptyState>
      <MetricHelp />
    </>
  );
}
