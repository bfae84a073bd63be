import {engine} from '#/client/engine';
import type {IngestRequest, MeetingOption} from '#/contracts/engine';
import {endpoints} from '#/domain/endpoints';

const sampleYear = 2026;

/** The simulated weekend, whole: every session, every endpoint, telemetry of every driver. */
export function sampleRequest(meetings: readonly MeetingOption[]): IngestRequest {
  return {
    source: 'sample',
    sessionKeys: meetings.flatMap(({sessions}) => sessions.map(({sessionKey}) => sessionKey)),
    endpoints: endpoints.map(({name}) => name),
    telemetryDrivers: [],
  };
}

export async function planSampleWeekend(signal: AbortSignal): Promise<IngestRequest> {
  return sampleRequest(await engine.listMeetings({source: 'sample', year: sampleYear}, {signal}));
}
