import {Link} from '@tanstack/react-router';
import {toFailure} from '#/client/lake';
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
  const {batches, totals, listing} = history.data;
  const now = progress.data;
  if (batches.length === 0 && now.numFilesOutstanding === 0 && !now.isLoading)
    return <NothingYet />;
  return (
    <>
      <NowPanel progress={now} />
      <Signs batches={batches} listing={now.listing ?? listing} />
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
      <div className={styles['two']}>
        <BacklogPanel progress={now} />
        {totals && <TotalsPanel totals={totals} listing={now.listing ?? listing} />}
      </div>
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
