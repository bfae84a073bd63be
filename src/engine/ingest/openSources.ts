import {asAllowed} from '#/contracts/pace';
import {createPacing, freeTier, sponsorTier, type Clock} from '#/engine/sources/openf1/pacing';
import {withPace} from '#/engine/sources/openf1/withPace';
import {patientRetry} from '#/engine/sources/openf1/retry';
import type {Sponsor} from '#/engine/sources/openf1/sponsor';
import {createAnswers} from './answers';
import type {Access} from './ask';
import type {IngestSetup, OpenLake, RemoteSource} from './createIngest';
import {createSource, type Source, type SourceParts} from './createSource';
import {createLiveCalendar, type LiveCalendar} from './liveCalendar';
import type {RequestLog} from './requestLog';

export interface SourcesSetup extends IngestSetup {
  readonly clock: Clock;
  readonly sponsor: Sponsor;
  readonly log: RequestLog;
  readonly lake: () => OpenLake | null;
}

export interface OpenSources {
  /** The connection is lost: what waits for its turn looks whether that is of any use. */
  readonly disturb: () => void;
  readonly sources: Readonly<Record<RemoteSource, Source>>;
  readonly live: LiveCalendar;
}

const silenceMs = 30_000;

/** The two sources, each with its manners; when OpenF1 is closed is learnt from its calendar. */
export function openSources(setup: SourcesSetup): OpenSources {
  const live = createLiveCalendar(setup.records, setup.clock.now);
  let waiting = new AbortController();
  const remote = remoteManners(setup, live, () => waiting.signal);
  return {
    sources: {
      sample: openSource(setup, 'sample', {}),
      openf1: openSource(setup, 'openf1', remote, (meetings) => {
        void live.note(meetings).catch(() => undefined);
      }),
    },
    live,
    disturb() {
      waiting.abort();
      waiting = new AbortController();
    },
  };
}

function openSource(
  setup: SourcesSetup,
  source: RemoteSource,
  own: Partial<Access>,
  onListed: SourceParts['onListed'] = () => undefined,
): Source {
  const {windows: given, ...manners} = setup.manners ?? {};
  const {clock, sponsor, paceMemory} = setup;
  const isRemote = source === 'openf1';
  const windows = () => {
    if (!isRemote || given) return given ?? [];
    return withPace(sponsor.token() === null ? freeTier : sponsorTier, setup.pace?.() ?? asAllowed);
  };
  const access: Access = {
    source,
    transport: setup.transports[source],
    pacing: createPacing(windows, clock, isRemote ? paceMemory : undefined),
    retry: patientRetry,
    chance: Math.random,
    silenceMs,
    ...manners,
    clock,
    ...own,
  };
  const answers = createAnswers({
    records: setup.records,
    volume: setup.volume,
    source,
    now: clock.now,
    loadedFiles: () => setup.lake()?.files ?? null,
  });
  const lookupMemory = isRemote ? setup.lookupMemory : undefined;
  return createSource({source, access, answers, windows, onListed, lookupMemory});
}

function remoteManners(
  {isOffline = () => false, sponsor, log}: SourcesSetup,
  live: LiveCalendar,
  disturbed: () => AbortSignal,
): Partial<Access> {
  return {
    disturbed,
    obstacle(when) {
      if (isOffline()) return {code: 'source.offline', message: 'This computer is offline'};
      const window = when === 'unheard' && sponsor.token() === null ? live.now() : null;
      return window && {code: 'source.live-session', message: `${window.name} is live`};
    },
    refusedAs() {
      const wasSponsor = sponsor.token() !== null;
      sponsor.use(null);
      return wasSponsor;
    },
    log: log.note,
    redacted: sponsor.redacted,
  };
}
