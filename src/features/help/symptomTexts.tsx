import {Link} from '@tanstack/react-router';
import type {ReactNode} from 'react';
import {workingBrowsers} from '#/client/browserNeeds';
import type {HelpTopic} from './symptoms';

/** Why it comes about and what to do, before anything is looked at. */
export const symptomTexts: Readonly<Record<HelpTopic, ReactNode>> = {
  'no-bronze-data': (
    <>
      Files come to bronze when the pipeline runs, each once. A table stays empty when no file was
      staged for it, when the files wait for a run, when an option of the autoloader leaves them
      out, or when they cannot be read.
    </>
  ),
  'schema-errors': (
    <>
      A value that does not fit its column is kept as text in <code>_rescued_data</code>, and a key
      that has no column gets one. With other options of the autoloader a new key stops its table:{' '}
      <code>schemaEvolutionMode</code> under <Link to="/settings">Settings</Link>.
    </>
  ),
  'stuck-pipeline': (
    <>
      A first run over a whole season takes minutes; <Link to="/pipeline">Pipeline</Link> shows
      which table is at work. The automatic mode waits while this tab is hidden or offline. Stopping
      loses nothing that is committed.
    </>
  ),
  'flow-failed': (
    <>
      That table stays as it was, the ones that read it are skipped, all others are done. The reason
      stands in the run under <Link to="/runs">Runs</Link>. Run the pipeline again: it takes up what
      is missing. If it fails the same way, a full refresh computes silver and gold anew. If a rule
      was broken that must hold, the message names it.
    </>
  ),
  'file-set-aside': (
    <>
      It could not be read as JSON or CSV, most often because an answer broke off. The others were
      loaded, and it does no harm where it is. Fetch that session again, or mend the file and add it
      under <Link to="/ingest">Ingest data</Link>. To load what is good of such files, set{' '}
      <code>mode</code>, <code>columnNameOfCorruptRecord</code> or <code>ignoreCorruptFiles</code>{' '}
      under <Link to="/settings">Settings</Link>.
    </>
  ),
  'live-session': (
    <>
      While cars are on track, OpenF1 answers paying users only. Come back about half an hour after
      the session and resume: what is staged is not fetched again. The sample weekend and files of
      your own work at any time.
    </>
  ),
  'slow-source': (
    <>
      OpenF1 allows 3 requests a second and 30 a minute, a sponsor 6 and 60. LapLake keeps to that
      and waits when told to. If requests failed in the end, check the connection and resume.
    </>
  ),
  'storage-full': (
    <>
      The browser gives a site only part of the disk. Free some disk space, delete what you need no
      more under <Link to="/settings/storage">Storage</Link>, or other sites’ data in the browser’s
      settings; then go on where it stopped. Car data and location take the most room: choose fewer
      drivers for them.
    </>
  ),
  'database-rebuilt': (
    <>
      The old database did not open, or bytes of it were not those that were written. It was set
      aside, and a new one begun: the next run fills it from the staged files, and from those that
      were moved after loading. Rows of files that were deleted after loading are not among them:
      the notice on the first page and the event log name their tables.
    </>
  ),
  'lake-elsewhere': (
    <>
      One tab at a time works with the lake. Go on in that tab, or take over here: the other tab
      closes its lake in good order, and what ran there can be resumed.
    </>
  ),
  'engine-stopped': (
    <>
      LapLake restarts its engine once by itself. What was acknowledged is on disk. If the database
      cannot be opened, it is set aside and a new one begun; run the pipeline, and it is filled
      again from the staged files.
    </>
  ),
  browsers: (
    <>
      LapLake needs private file storage, Web Locks and WebAssembly, over https:// or on localhost:{' '}
      {workingBrowsers}, or newer. Some private windows keep no files; use a normal one, and allow
      this site to store data.
    </>
  ),
};
