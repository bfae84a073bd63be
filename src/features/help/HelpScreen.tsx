import {Link} from '@tanstack/react-router';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import styles from './HelpScreen.module.css';
import {GuideAgain} from './GuideAgain';
import {HelpNav} from './HelpNav';
import {SymptomList} from './SymptomList';

/** How LapLake works, and what to do when something goes wrong. Needs no lake. */
export function HelpScreen() {
  return (
    <Page>
      <div className={styles['help']}>
        <PageHead title="Help">
          LapLake turns Formula 1 timing into tables, race stories and files, in this tab alone.
        </PageHead>
        <HelpNav />
        <Panel
          title="When something goes wrong"
          hint="Each page looks at the lake, says what it found, and mends what it can."
        >
          <SymptomList />
        </Panel>
        <Panel title="From data to answers">
          <div className={styles['check']}>
            <Steps />
            <GuideAgain />
          </div>
        </Panel>
        <Panel title="What “exactly once” means here">
          <ExactlyOnce />
        </Panel>
        <Panel title="Where your lake is">
          <WhereItIs />
        </Panel>
      </div>
    </Page>
  );
}

function Steps() {
  return (
    <ol className={styles['steps']}>
      <li>
        <strong>Get data.</strong> On <Link to="/">Home</Link>, fetch the sample weekend: it is
        simulated, complete and needs no network. Or choose real sessions from OpenF1, or files of
        your own, under <Link to="/ingest">Ingest data</Link>. Each answer is staged as a file, byte
        for byte.
      </li>
      <li>
        <strong>Refine it.</strong> The pipeline loads new files into bronze tables as they were
        delivered, makes clean silver tables of them, and answers questions in gold ones. It works
        out again only the sessions that have changed. <Link to="/pipeline">Pipeline</Link> shows
        how the tables are made of each other and how each fares, tells before a run what it would
        do, and traces a column to where it comes from. How it goes about it stands in one file
        under <Link to="/config">Config</Link>: edit it, take it along, or import another lake’s.
      </li>
      <li>
        <strong>Read it.</strong> <Link to="/races">Races</Link> tells each race,{' '}
        <Link to="/season">Season</Link> the year: standings, results and who can still win;{' '}
        <Link to="/drivers">Drivers</Link> compares any of them over any sessions,{' '}
        <Link to="/teams">Teams</Link> sets team mates side by side. Every table under{' '}
        <Link to="/tables">Catalog</Link> can be looked through and saved as Parquet, CSV or JSON,
        and shows by examples, rows in and rows out, what its words mean. Whatever else you want to
        know, ask under <Link to="/sql">SQL</Link>: a chart’s menu opens its own query there, and
        saves it as PNG, SVG or CSV. What became of each staged file stands under{' '}
        <Link to="/files">Files</Link>, how quickly they load under{' '}
        <Link to="/autoloader">Autoloader</Link>.
      </li>
      <li>
        <strong>Look after it.</strong> <Link to="/runs">Runs</Link> keeps every run of the
        pipeline: when each table was worked on, why, and what it changed in rows that were there.{' '}
        <Link to="/quality">Quality</Link> keeps how the rules of each table fared, the rows that
        break them, and those set apart in a quarantine. A <Link to="/backup">backup</Link> keeps
        all of it as one file.
      </li>
    </ol>
  );
}

function ExactlyOnce() {
  return (
    <div className={styles['text']}>
      <p>
        Every staged file comes to bronze once, unless an option of the autoloader leaves it out:
        none is forgotten, none comes twice. Its rows and the note that it was loaded are written in
        one step, so there is never one without the other, even when the tab is closed or the device
        stops in between. At the next start that note decides what is still to load.
      </p>
      <p>
        Stop or repeat whatever you like: run the pipeline twice and the second time finds nothing
        new. When a source gives a newer version of the same rows, bronze keeps both and silver the
        newest.
      </p>
    </div>
  );
}

function WhereItIs() {
  return (
    <div className={styles['text']}>
      <p>
        In this browser profile, in the private storage of this site: the staged files, one DuckDB
        database, and some notes of LapLake’s. There is no account and no server of ours; only
        OpenF1 is asked, and only when you fetch from it. Another browser, profile or address has a
        lake of its own.
      </p>
      <p>
        Clearing this site’s data deletes the lake. <Link to="/settings/storage">Storage</Link>{' '}
        shows what takes room, deletes what you need no more, and can ask the browser to keep the
        lake for good. What must outlive the browser, take out under{' '}
        <Link to="/export">Export</Link>; a <Link to="/backup">backup</Link> holds everything and
        can be restored in any browser.
      </p>
    </div>
  );
}
