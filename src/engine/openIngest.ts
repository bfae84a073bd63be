import type {Pace} from '#/contracts/pace';
import type {EngineEvent} from '#/contracts/engine';
import {forecastRoom} from './housekeeping/forecastRoom';
import {createIngest, type Ingest} from './ingest/createIngest';
import {loadedFiles} from './lake/loadedFiles';
import type {Lake} from './lake/openLake';
import {requestLogTable} from './lake/requestLogTable';
import {openf1Transport} from './sources/openf1/openf1Transport';
import {createSponsor} from './sources/openf1/sponsor';
import {sampleTransport} from './sources/sample/sampleTransport';
import {openIngestRecords} from './storage/ingestRecords';
import type {Manifest} from './storage/manifest';
import {openLookupMemory} from './storage/lookupMemory';
import {openPaceMemory} from './storage/paceMemory';
import type {Volume} from './storage/volume';
import type {Turns} from './turns';

interface IngestPlace {
  readonly pace: () => Pace;
  readonly volume: Volume;
  readonly manifest: Manifest;
  readonly catalog: string;
  readonly schema: string;
  readonly emit: (event: EngineEvent) => void;
}

/** The ingest of one lake, over this browser's network and storage. */
export function openIngest({volume, manifest, catalog, schema, emit, pace}: IngestPlace): Ingest {
  const sponsor = createSponsor();
  const ingest = createIngest({
    volume,
    manifest,
    pace,
    records: openIngestRecords(catalog, schema),
    transports: {sample: sampleTransport, openf1: openf1Transport(__OPENF1_URL__, sponsor.token)},
    emit: (progress) => emit({kind: 'ingest', progress}),
    emitQueue: (queue) => emit({kind: 'ingestQueue', queue}),
    sponsor,
    isOffline: () => !navigator.onLine,
    paceMemory: openPaceMemory(),
    lookupMemory: openLookupMemory(Date.now),
  });
  const unwatch = watchConnection(ingest);
  return {
    ...ingest,
    close() {
      unwatch();
      return ingest.close();
    },
  };
}

const lookEveryMs = 1_000;

/** In a worker Chromium changes `onLine` without an event. */
function watchConnection({goOnline, goOffline}: Pick<Ingest, 'goOnline' | 'goOffline'>) {
  let wasOnline = navigator.onLine;
  const timer = setInterval(() => {
    if (navigator.onLine === wasOnline) return;
    wasOnline = navigator.onLine;
    if (wasOnline) goOnline();
    else goOffline();
  }, lookEveryMs);
  return () => clearInterval(timer);
}

/** The lake is open: the ingest's log goes into it, and what is to go on by itself does. */
export function beginIngest(ingest: Ingest, lake: Lake, turns: Pick<Turns, 'act'>): void {
  const opened = {
    tries: requestLogTable(lake, turns),
    files: loadedFiles(lake),
    room: (stagedBytes: number) => forecastRoom(lake, stagedBytes),
  };
  ingest.open(opened).catch(console.warn);
}
