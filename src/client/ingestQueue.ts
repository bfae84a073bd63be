import type {IngestRequest} from '#/contracts/engine';
import type {IngestQueue} from '#/contracts/ingest';
import {engine} from './engine';
import {useLake} from './lake';

/** What a person may do with the queue of ingests. Each answers when it is done, not when the requests are. */

async function told(asked: Promise<IngestQueue>): Promise<void> {
  const queue = await asked;
  useLake.setState({queue});
}

export const readQueue = (): Promise<void> => told(engine.ingestQueue({}));
/** Plans an ingest and puts it last. @throws AppError 'source.*' */
export const queueIngest = (request: IngestRequest): Promise<void> =>
  told(engine.queueIngest(request));
/** One ingest, or all. */
export const pauseIngests = (ingestId?: string): Promise<void> =>
  told(engine.pauseIngests(ingestId === undefined ? {} : {ingestId}));
export const continueIngests = (ingestId?: string): Promise<void> =>
  told(engine.continueIngests(ingestId === undefined ? {} : {ingestId}));
export const moveIngest = (ingestId: string, place: number): Promise<void> =>
  told(engine.moveIngest({ingestId, place}));
export async function removeIngest(ingestId: string): Promise<void> {
  await told(engine.removeIngest({ingestId}));
  useLake.setState(({ingest}) => ({ingest: ingest?.ingestId === ingestId ? null : ingest}));
}
export const setGoesOn = (goesOn: boolean): Promise<void> => told(engine.setGoesOn({goesOn}));
