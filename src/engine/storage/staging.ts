import {AppError} from '#/base/errors';
import type {EndpointName} from '#/domain/endpoints';
import {type ContentHash, createContentHash} from './contentHash';
import type {Extension} from './fileFormat';
import type {Manifest, Provenance, StagedBody, StagedTotals} from './manifest';
import {lastStagedName, nextStagedName} from './stagedName';
import type {Incoming, Volume} from './volume';

/** What is known of a body before its bytes came. */
export type Origin = Pick<
  Provenance,
  'endpoint' | 'source' | 'url' | 'query' | 'status' | 'requestedAt'
>;

export interface Staged {
  /** unchanged: the same request brought these very rows before, however written. empty: the body is `[]`. Neither adds a file. */
  readonly state: 'staged' | 'unchanged' | 'empty';
  /** Null when empty. */
  readonly path: string | null;
  readonly bytes: number;
}

/**
 * Turns bodies into staged files, in an order that a kill between any two steps cannot spoil:
 * receive, note the intent, move, note the arrival. `recoverStaging` settles what was between.
 */
export interface Staging {
  /** @throws AppError 'storage.quota' | 'storage.unavailable', or what `body` throws; then nothing is staged */
  stage(origin: Origin, body: AsyncIterable<Uint8Array>, extension?: Extension): Promise<Staged>;
  /** Files and bytes in the volume, as far as the manifest knows. */
  totals(): Promise<StagedTotals>;
  /** The volume was listed and holds `files`: corrects the totals where files came or went by other means, unless aborted. */
  listed(files: number, options?: ListedOptions): Promise<void>;
}

export interface ListedOptions {
  readonly signal?: AbortSignal;
  /** Bytes of the listed files, where they are known without asking each for its size. */
  readonly knownBytes?: () => Promise<number | null>;
}

export function createStaging(volume: Volume, manifest: Manifest, now: () => number): Staging {
  const lastNames = new Map<EndpointName, string | null>();
  let turn: Promise<unknown> = Promise.resolve();
  /** One at a time, so that names, moves and arrivals have one order. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const mine = turn.then(step, step);
    turn = mine;
    return mine;
  }

  async function nextPath(endpoint: EndpointName, extension: Extension): Promise<string> {
    const last = lastNames.get(endpoint) ?? (await lastNameIn({volume, manifest}, endpoint));
    const name = nextStagedName(endpoint, now(), last, extension);
    lastNames.set(endpoint, name);
    return `${endpoint}/${name}`;
  }

  async function settle(origin: Origin, received: Received, extension: Extension): Promise<Staged> {
    const {incoming, content} = received;
    const {bytes, sha256} = incoming;
    const asked = origin.source === 'local' ? {...origin, query: `sha256=${sha256}`} : origin;
    const before = await manifest.lastBody(asked);
    if (before && isSame(before, {sha256, content}) && (await volume.find(before.path))) {
      await volume.discard(incoming);
      return {state: 'unchanged', path: before.path, bytes};
    }
    const path = await nextPath(origin.endpoint, extension);
    await publish({...asked, path, bytes, sha256, content, state: 'staging'}, incoming);
    return {state: 'staged', path, bytes};
  }

  /** What cannot be undone now, because storage fails altogether, is settled at the next start. */
  async function publish(file: Provenance, incoming: Incoming): Promise<void> {
    try {
      await manifest.beginStaging(file);
      await volume.publish(incoming, file.path);
      await manifest.finishStaging(file);
    } catch (thrown) {
      await Promise.allSettled([volume.remove(file.path), manifest.dropStaging(file.path)]);
      throw thrown;
    }
  }

  return {
    async stage(origin, body, extension = 'json') {
      // The simulator writes the same rows the same way, and a local file is told by its bytes.
      const hash = origin.source === 'openf1' ? await createContentHash() : null;
      const incoming = await volume.receive(hash ? hashed(body, hash) : body);
      if (isEmptyArray(incoming)) {
        await volume.discard(incoming);
        return {state: 'empty', path: null, bytes: incoming.bytes};
      }
      try {
        const received = {incoming, content: hash?.digest() ?? null};
        return await inTurn(() => settle(origin, received, extension));
      } catch (thrown) {
        await Promise.allSettled([volume.discard(incoming)]);
        throw AppError.from(thrown);
      }
    },
    totals: () => manifest.totals(),
    listed: (files, options = {}) =>
      inTurn(() => correctTotals({volume, manifest}, files, options)),
  };
}

interface Received {
  readonly incoming: Incoming;
  /** Hash of the rows; null when not taken, or when the body is no list of them. */
  readonly content: string | null;
}

function isSame(
  before: StagedBody,
  now: {readonly sha256: string; readonly content: string | null},
): boolean {
  if (before.sha256 === now.sha256) return true;
  return now.content !== null && before.content === now.content;
}

async function* hashed(
  body: AsyncIterable<Uint8Array>,
  hash: ContentHash,
): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Settles what a killed worker left; before anything is staged. Answers with the paths it finished. */
export async function recoverStaging(
  volume: Volume,
  manifest: Manifest,
): Promise<readonly string[]> {
  const finished: string[] = [];
  for (const file of await manifest.unfinishedStaging()) {
    const size = await volume.size(file.path);
    if (size === file.bytes) {
      await manifest.finishStaging(file);
      finished.push(file.path);
      continue;
    }
    if (size !== undefined) await volume.remove(file.path);
    await manifest.dropStaging(file.path);
  }
  await volume.clearIncoming();
  return finished;
}

const neverAborted = new AbortController().signal;

async function correctTotals(
  {volume, manifest}: {readonly volume: Volume; readonly manifest: Manifest},
  listed: number,
  {signal = neverAborted, knownBytes}: ListedOptions,
): Promise<void> {
  if (signal.aborted) return;
  if ((await manifest.totals()).files === listed) return;
  const bytes = (await knownBytes?.()) ?? null;
  // A file may have been staged since: counted again, now that none can be.
  const totals = bytes === null ? await volume.totals(signal) : {files: listed, bytes};
  if (!signal.aborted) await manifest.setTotals(totals);
}

/** The folder alone does not know the files that were moved out of it. */
async function lastNameIn(
  {volume, manifest}: {readonly volume: Volume; readonly manifest: Manifest},
  endpoint: EndpointName,
): Promise<string | null> {
  const recorded = await manifest.lastStagedPath(endpoint);
  const names = (await volume.list(endpoint)).map(nameOf);
  return lastStagedName(recorded === null ? names : [...names, nameOf(recorded)]);
}

const nameOf = (path: string): string => path.slice(path.indexOf('/') + 1);

function isEmptyArray({bytes, head}: Incoming): boolean {
  return bytes <= head.length && /^\s*\[\s*\]\s*$/.test(new TextDecoder().decode(head));
}
