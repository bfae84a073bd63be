import {Link, useLocation} from '@tanstack/react-router';
import type {ReactNode} from 'react';
import {workingBrowsers} from '#/client/browserNeeds';
import styles from './HelpScreen.module.css';
import type {HelpTopic} from './helpTopics';

interface TroubleProps {
  readonly id: HelpTopic;
  readonly title: string;
  readonly children: ReactNode;
}

function Trouble({id, title, children}: TroubleProps) {
  const isSought = useLocation({select: ({hash}) => hash === id});
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={styles['trouble']}
      data-sought={isSought || undefined}
    >
      <h3 id={`${id}-title`}>{title}</h3>
      <p>{children}</p>
    </section>
  );
}

/** What to do when something goes wrong, each under the address that an error's advice links to. */
export function Troubles() {
  return (
    <div className={styles['troubles']}>
      <SourceTroubles />
      <StorageTroubles />
      <LakeTroubles />
    </div>
  );
}

function SourceTroubles() {
  return (
    <>
      <Trouble id="live-session" title="OpenF1 is closed: a session is live">
        While cars are on track, OpenF1 answers paying users only. Come back about half an hour
        after the session and press Resume on Home: what is staged already is not fetched again. The
        sample weekend and files of your own work at any time.
      </Trouble>
      <Trouble id="slow-source" title="OpenF1 is slow or does not answer">
        OpenF1 allows a few requests a second, so LapLake keeps to that pace and waits when told to.
        If requests failed in the end, check the connection and press Resume.
      </Trouble>
      <Trouble id="file-set-aside" title="A file was set aside">
        It could not be read as JSON or CSV, most often because an answer broke off. The other files
        were loaded. <Link to="/files">Files</Link> shows the file, the byte where it breaks, the
        text around it and why. Fetch that session again, or mend the file and add it under{' '}
        <Link to="/ingest">Ingest data</Link>, then run the pipeline. The broken file stays where it
        is and does no harm; there you can also have it tried again or skipped. To load what is good
        of such files, set <code>mode</code>, <code>columnNameOfCorruptRecord</code> or{' '}
        <code>ignoreCorruptFiles</code> of the autoloader under <Link to="/settings">Settings</Link>
        .
      </Trouble>
    </>
  );
}

function StorageTroubles() {
  return (
    <>
      <Trouble id="storage-full" title="The storage is full">
        The browser gives a site only part of the disk. Free some disk space, or delete other sites’
        data in the browser’s settings, then press Resume or run the pipeline again: it goes on
        where it stopped. Car data and location take the most room: next time choose fewer drivers
        for them. <Link to="/settings">Settings</Link> shows what is used.
      </Trouble>
      <Trouble id="browsers" title="This browser or window cannot run LapLake">
        LapLake needs private file storage, Web Locks and WebAssembly, over https:// or on
        localhost: {workingBrowsers}, or newer. Some private windows keep no files; use a normal
        one, and allow this site to store data.
      </Trouble>
      <Trouble id="lake-elsewhere" title="The lake is open elsewhere">
        One tab at a time works with the lake. Go on in that tab, or press Take over here: the other
        tab closes its lake in good order, and what ran there can be resumed.
      </Trouble>
    </>
  );
}

function LakeTroubles() {
  return (
    <>
      <Trouble id="flow-failed" title="A table of the pipeline failed">
        That table stays as it was, the ones that read it are skipped, all others are done. The
        reason and what to do stand with the table under <Link to="/pipeline">Pipeline</Link> and in
        the run under <Link to="/runs">Runs</Link>. Run the pipeline again: it takes up what is
        missing. If it fails the same way, run a full refresh in{' '}
        <Link to="/settings">Settings</Link>, which computes silver and gold anew. If a rule was
        broken that must hold, the message names it.
      </Trouble>
      <Trouble id="engine-stopped" title="The engine stopped or the lake does not open">
        LapLake restarts the engine once by itself; after that, press Restart the engine, or reload
        the page. What was acknowledged is on disk. If the database itself cannot be opened, it is
        set aside and a new one begun; run the pipeline, and it is filled again from the staged
        files.
      </Trouble>
    </>
  );
}
