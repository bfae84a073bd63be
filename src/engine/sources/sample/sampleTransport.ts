import type {EndpointName} from '#/domain/endpoints';
import {asksTooMuch, type Openf1Query, parseOpenf1Query} from '#/domain/simulator/openf1Query';
import type {Row} from '#/domain/simulator/row';
import {createSimulator, type Scope, type Simulator} from '#/domain/simulator/simulator';
import type {Transport} from '#/engine/sources/transport';

const chunkCharacters = 64 * 1024;

/** The simulated weekend, answering in this very worker as OpenF1 would over the network. */
export const sampleTransport: Transport = createSampleTransport(createSimulator());

/** OpenF1's answers from a simulator. Bodies are made while they are read, a chunk at a time. */
export function createSampleTransport(simulator: Simulator): Transport {
  const last = simulator.meetings.at(-1)?.sessions.at(-1);
  const latest = {session_key: last?.sessionKey ?? 0, meeting_key: last?.meetingKey ?? 0};
  return async (endpoint, query, signal) => {
    signal.throwIfAborted();
    await pause();
    signal.throwIfAborted();
    const parsed = parseOpenf1Query(query, latest);
    if (!parsed) return detail(500, 'No valid operator found');
    if (asksTooMuch(endpoint, parsed))
      return detail(
        422,
        "Failed to retrieve information. You're likely asking for too much data at once.",
      );
    const rows = matching(simulator, endpoint, parsed);
    const first = rows.next();
    if (first.done === true) return detail(404, 'No results found.');
    return new Response(stream(jsonChunks(first.value, rows), signal), {
      headers: {'content-type': 'application/json'},
    });
  };
}

const detail = (status: number, text: string): Response => Response.json({detail: text}, {status});

function* matching(
  simulator: Simulator,
  endpoint: EndpointName,
  query: Openf1Query,
): Generator<Row, undefined> {
  for (const row of simulator.rows(endpoint, scopeOf(query))) if (query.matches(row)) yield row;
}

function scopeOf(query: Openf1Query): Scope {
  const [meetingKeys, sessionKeys, driverNumbers] = [
    'meeting_key',
    'session_key',
    'driver_number',
  ].map((f) => query.equals(f));
  return {
    ...(meetingKeys ? {meetingKeys} : {}),
    ...(sessionKeys ? {sessionKeys} : {}),
    ...(driverNumbers ? {driverNumbers} : {}),
  };
}

/** The rows as one JSON array, in pieces that take a few milliseconds each. */
function* jsonChunks(first: Row, rows: Iterable<Row>): Generator<string, undefined> {
  let text = `[${JSON.stringify(first)}`;
  for (const row of rows) {
    text += `,${JSON.stringify(row)}`;
    if (text.length < chunkCharacters) continue;
    yield text;
    text = '';
  }
  yield `${text}]`;
}

/** A body of one chunk per pull, each in a task of its own. */
function stream(
  chunks: Iterator<string, undefined>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      await pause();
      if (signal.aborted) return controller.error(signal.reason);
      const chunk = chunks.next();
      if (chunk.done === true) controller.close();
      else controller.enqueue(encoder.encode(chunk.value));
    },
  });
}

/** Held until their message has come: a channel that nobody holds can be collected, and who waits for it waits for ever. */
const channels = new Set<MessageChannel>();

/** Lets other tasks of the worker run; unlike setTimeout it is never slowed to 4 ms. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    const {port1, port2} = channel;
    channels.add(channel);
    port1.addEventListener('message', () => {
      channels.delete(channel);
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
