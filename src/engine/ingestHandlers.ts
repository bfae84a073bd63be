import type {Handlers} from '#/base/rpc/rpc';
import type {EngineApi} from '#/contracts/engine';
import type {EngineHost} from './engineHost';
import type {Served} from './ingest/createIngest';

/** The ingest's share of the engine's contract. What changes the volume, or what is left to do, is told at its end. */
export function ingestHandlers({engine, andStatus}: EngineHost): Pick<Handlers<EngineApi>, Served> {
  const ingest = async () => (await engine()).ingest;
  return {
    listMeetings: async (request, context) => (await ingest()).listMeetings(request, context),
    findSessions: async (request, context) => (await ingest()).findSessions(request, context),
    findLatest: async (request, context) => (await ingest()).findLatest(request, context),
    planIngest: async (request, context) => (await ingest()).planIngest(request, context),
    startIngest: (request, context) => andStatus((on) => on.ingest.startIngest(request, context)),
    resumeIngest: (request, context) => andStatus((on) => on.ingest.resumeIngest(request, context)),
    dismissIngest: (request, context) =>
      andStatus((on) => on.ingest.dismissIngest(request, context)),
    stageLocal: (request, context) => andStatus((on) => on.ingest.stageLocal(request, context)),

    ingestQueue: async (request, context) => (await ingest()).ingestQueue(request, context),
    queueIngest: async (request, context) => (await ingest()).queueIngest(request, context),
    pauseIngests: (request, context) => andStatus((on) => on.ingest.pauseIngests(request, context)),
    continueIngests: async (request, context) => (await ingest()).continueIngests(request, context),
    moveIngest: async (request, context) => (await ingest()).moveIngest(request, context),
    removeIngest: (request, context) => andStatus((on) => on.ingest.removeIngest(request, context)),
    setGoesOn: async (request, context) => (await ingest()).setGoesOn(request, context),
    ingestGroups: async (request, context) => (await ingest()).ingestGroups(request, context),
    ingestRequests: async (request, context) => (await ingest()).ingestRequests(request, context),
    useSponsorToken: async (request, context) => (await ingest()).useSponsorToken(request, context),
    recentTries: async (request, context) => (await ingest()).recentTries(request, context),
  };
}
