import type {IngestPlan, IngestRequest, PlannedRequest} from '#/contracts/engine';
import {pacedMs, type Window} from '#/engine/sources/openf1/pacing';

const bytesPerSecond = {openf1: 2_000_000, sample: 20_000_000};

/** Requests sent, where one stands for several. */
export const sentOf = (requests: readonly Pick<PlannedRequest, 'parts'>[]): number =>
  requests.reduce((sum, {parts = 1}) => sum + parts, 0);

/** How long it takes at least, in whole seconds. */
export function secondsFor(
  source: IngestRequest['source'],
  requests: readonly PlannedRequest[],
  windows: readonly Window[],
): number {
  const bytes = requests.reduce((sum, {estimatedBytes}) => sum + estimatedBytes, 0);
  const loading = bytes / bytesPerSecond[source];
  return Math.ceil(Math.max(loading, pacedMs(sentOf(requests), windows) / 1000));
}

export function estimate(
  request: IngestRequest,
  {requests, kept}: Pick<IngestPlan, 'requests' | 'kept'>,
  windows: readonly Window[],
): IngestPlan {
  return {
    request,
    requests,
    kept,
    estimatedBytes: requests.reduce((sum, {estimatedBytes}) => sum + estimatedBytes, 0),
    estimatedSeconds: secondsFor(request.source, requests, windows),
  };
}
