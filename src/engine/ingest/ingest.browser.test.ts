import {expect, onTestFinished, test} from 'vitest';
import {connect} from '#/base/rpc/rpc';
import type {IngestProgress, IngestRequest} from '#/contracts/engine';
import type {Harness, HarnessEvent, Script, Scripted, Stop} from './ingest.test.worker';

const session = JSON.stringify([
  {
    session_key: 9,
    meeting_key: 1,
    session_name: 'Practice 1',
    session_type: 'Practice',
    date_start: '2024-09-20T09:30:00+00:00',
    date_end: '2024-09-20T10:30:00+00:00',
  },
]);
const laps = '[{"lap_number": 1,\n  "lap_duration": 90.123000 }]';
const rows = (body: string): readonly Scripted[] => [{status: 200, body}];
const hanging: Scripted = {status: 200, body: '[{"lap_number":', hang: true};
const weekend: Script = {
  'sessions?session_key=9': rows(session),
  'sessions?meeting_key=1': rows(session),
  'laps?session_key=9': rows(laps),
  'weather?session_key=9': rows('[]'),
};
const request: IngestRequest = {
  source: 'openf1',
  sessionKeys: [9],
  endpoints: ['sessions', 'laps', 'weather', 'stints'],
  telemetryDrivers: [],
};

/** A worker with the real ingest on real OPFS and IndexedDB, its source scripted. */
async function start(options: {
  readonly catalog?: string;
  readonly script?: Script;
  readonly stopAt?: Stop;
  readonly fullAt?: Stop;
}) {
  const {catalog = crypto.randomUUID(), script = weekend, ...happenings} = options;
  const worker = new Worker(new URL('./ingest.test.worker.ts', import.meta.url), {type: 'module'});
  onTestFinished(() => worker.terminate());
  const stopped = Promise.withResolvers<void>();
  const events: IngestProgress[] = [];
  const {client} = connect<Harness, HarnessEvent>(worker, (event) => {
    if (event.kind === 'stopped') stopped.resolve();
    else events.push(event.progress);
  });
  const recovered = await client.open({catalog, script, ...happenings});
  const kill = () => worker.terminate();
  return {client, catalog, recovered, events, stopped: stopped.promise, kill};
}

const states = (progress: IngestProgress) =>
  Object.fromEntries(progress.requests.map((one) => [one.endpoint, one.state]));
const count = async (client: Awaited<ReturnType<typeof start>>['client']) =>
  (await client.totals({})).files;

test('answers become files, byte for byte, with provenance and an arrival each', async () => {
  const {client, events} = await start({});
  const progress = await client.ingest(request);
  expect(progress.state).toBe('completed');
  expect(states(progress)).toEqual({
    sessions: 'staged',
    laps: 'staged',
    weather: 'empty',
    stints: 'empty',
  });
  const [file] = await client.files({endpoint: 'laps'});
  expect(file?.text).toBe(laps);
  expect(file?.path).toMatch(/^laps\/laps_\d{8}_\d{6}\.json$/);
  expect(await client.provenance({path: file?.path ?? ''})).toMatchObject({
    endpoint: 'laps',
    source: 'openf1',
    query: 'session_key=9',
    status: 200,
    bytes: laps.length,
    sha256: await sha256(laps),
    state: 'staged',
  });
  expect(await client.pending({})).toHaveLength(2);
  expect(await client.incoming({})).toEqual([]);
  expect(await client.totals({})).toEqual({files: 2, bytes: laps.length + session.length});
  expect(events.at(-1)).toEqual(progress);
});

test('what was asked while planning is not asked again', async () => {
  const {client} = await start({});
  await client.ingest(request);
  const asked = await client.asked({});
  expect(new Set(asked).size).toBe(asked.length);
});

test('the same ingest again adds no file', async () => {
  const {client} = await start({});
  await client.ingest(request);
  const again = await client.ingest({...request, again: true});
  expect(states(again)).toMatchObject({sessions: 'unchanged', laps: 'unchanged'});
  expect(await count(client)).toBe(2);
});

test('a changed answer is a new file', async () => {
  const script = {...weekend, 'laps?session_key=9': [...rows(laps), ...rows('[{"lap_number":2}]')]};
  const {client} = await start({script});
  await client.ingest(request);
  await client.ingest({...request, again: true});
  const files = await client.files({endpoint: 'laps'});
  expect(files.map((file) => file.text)).toEqual([laps, '[{"lap_number":2}]']);
});

test('an acknowledged batch leaves the queue', async () => {
  const {client} = await start({});
  await client.ingest(request);
  const [first = '', second = ''] = await client.pending({});
  expect(await client.acknowledge({batchId: 7, paths: [first]})).toBe(7);
  expect(await client.pending({})).toEqual([second]);
});

test.each<Stop>(['receiving', 'received', 'noted', 'moved'])(
  'killed when %s, the next start settles it: nothing twice, nothing lost',
  async (stopAt) => {
    const script: Script = {
      ...weekend,
      ...(stopAt === 'receiving' ? {'laps?session_key=9': [hanging]} : {}),
    };
    const first = await start({script, stopAt});
    void first.client.ingest(request).catch(() => undefined);
    await first.stopped;
    first.kill();

    const second = await start({catalog: first.catalog});
    expect(await second.client.incoming({})).toEqual([]);
    const left = await second.client.unfinished({});
    expect(left).toMatchObject({state: 'interrupted'});
    expect(left?.requests.map(({state}) => state)).not.toContain('running');
    const finished = await second.client.resume({});
    expect(finished.state).toBe('completed');
    expect(await second.client.unfinished({})).toBeNull();
    expect(await second.client.files({endpoint: 'laps'})).toMatchObject([{text: laps}]);
    expect(await second.client.files({endpoint: 'sessions'})).toMatchObject([{text: session}]);
    expect(await second.client.pending({})).toHaveLength(2);
    if (stopAt === 'moved') expect(second.recovered).toHaveLength(1);
  },
);

test.each<[string, Scripted]>([
  ['breaks off', {status: 200, body: '[{"lap_number":', cut: true}],
  ['falls silent', hanging],
  ['is a web page', {status: 200, body: '<html>busy</html>'}],
  ['is blank', {status: 200, body: ' \n'}],
])('an answer that %s is asked for again', async (_, bad) => {
  const script = {...weekend, 'laps?session_key=9': [bad, ...rows(laps)]};
  const {client} = await start({script});
  const progress = await client.ingest(request);
  expect(states(progress)['laps']).toBe('staged');
  expect(progress.requests.find((one) => one.endpoint === 'laps')).toMatchObject({
    attempts: 2,
    bytes: laps.length,
  });
  expect(await client.files({endpoint: 'laps'})).toMatchObject([{text: laps}]);
  expect(await client.incoming({})).toEqual([]);
});

test('malformed JSON in a whole answer is staged as it is', async () => {
  const {client} = await start({
    script: {...weekend, 'laps?session_key=9': rows('[{"lap_number":')},
  });
  await client.ingest(request);
  expect(await client.files({endpoint: 'laps'})).toMatchObject([{text: '[{"lap_number":'}]);
});

test('one request that fails for good leaves the others, and resuming asks only for it', async () => {
  const bad = {status: 503, body: 'Service Unavailable'};
  const script = {...weekend, 'laps?session_key=9': [bad, bad, bad, ...rows(laps)]};
  const {client, catalog} = await start({script});
  const progress = await client.ingest(request);
  expect(progress.state).toBe('failed');
  expect(states(progress)).toMatchObject({sessions: 'staged', laps: 'failed'});
  expect(await client.unfinished({})).toMatchObject({state: 'failed'});

  const {client: later} = await start({catalog});
  const resumed = await later.resume({});
  expect(resumed.state).toBe('completed');
  expect(await later.asked({})).toEqual(['laps?session_key=9']);
});

test('a live session holds the ingest and says until when', async () => {
  const script = {...weekend, 'laps?session_key=9': [{status: 401, body: '{"detail":"Live"}'}]};
  const {client} = await start({script});
  const progress = await client.ingest(request);
  expect(progress.state).toBe('waiting');
  expect(progress.waiting?.until).toBeGreaterThan(Date.now());
  expect(progress.requests.find((one) => one.endpoint === 'laps')).toMatchObject({
    state: 'queued',
    failure: {code: 'source.live-session'},
  });
});

test('cancelling keeps what is staged and can be resumed', async () => {
  const script = {...weekend, 'laps?session_key=9': [hanging]};
  const {client, catalog, stopped, events} = await start({script, stopAt: 'receiving'});
  const controller = new AbortController();
  const cancelled = client.ingest(request, {signal: controller.signal});
  await stopped;
  controller.abort();
  await expect(cancelled).rejects.toMatchObject({code: 'cancelled'});
  await expect.poll(() => events.at(-1)?.state).toBe('cancelled');
  expect(await client.incoming({})).toEqual([]);
  expect(await client.unfinished({})).toMatchObject({state: 'cancelled'});

  const {client: later} = await start({catalog});
  expect(states(await later.resume({}))).toMatchObject({laps: 'staged'});
  expect(await later.files({endpoint: 'sessions'})).toHaveLength(1);
});

test('a dismissed ingest is forgotten, its files stay', async () => {
  const script = {...weekend, 'laps?session_key=9': [{status: 400, body: ''}]};
  const {client} = await start({script});
  await client.ingest(request);
  await client.dismiss({});
  expect(await client.unfinished({})).toBeNull();
  expect(await client.files({endpoint: 'sessions'})).toHaveLength(1);
});

test('local files are told by name or content, and the same bytes stage once', async () => {
  const {client} = await start({});
  const files = [
    new File([laps], 'laps_monza.json'),
    new File(['[{"air_temperature":21.5,"track_temperature":30}]'], 'export.json'),
    new File(['[{"a":1}]'], 'whatever.json'),
    new File(['[ ]'], 'stints.json'),
  ];
  const progress = await client.stageLocal({files});
  expect(progress.state).toBe('failed');
  expect(progress.requests.map((one) => one.state)).toEqual([
    'staged',
    'staged',
    'failed',
    'empty',
  ]);
  expect(progress.requests[2]?.failure?.message).toContain('Not recognised');
  expect(await client.files({endpoint: 'weather'})).toHaveLength(1);

  const again = await client.stageLocal({files: files.slice(0, 2)});
  expect(again.requests.map((one) => one.state)).toEqual(['unchanged', 'unchanged']);
  expect(await count(client)).toBe(2);
});

test('a local file keeps its ending and its bytes', async () => {
  const {client} = await start({});
  const csv = 'z,y,x\r\n1,2,3\r\n';
  await client.stageLocal({files: [new File([csv], 'export.CSV')]});
  const [file] = await client.files({endpoint: 'location'});
  expect(file?.path).toMatch(/^location\/location_\d{8}_\d{6}\.csv$/);
  expect(file?.text).toBe(csv);
});

test('a cleared manifest is no loss: files are listed and counted', async () => {
  const {client, catalog, kill} = await start({});
  await client.ingest(request);
  kill();
  await deleteDatabase(`laplake.${catalog}.racing.files`);
  const later = await start({catalog});
  await later.client.listed({files: 2});
  expect(await later.client.totals({})).toEqual({files: 2, bytes: laps.length + session.length});
  const [file] = await later.client.files({endpoint: 'laps'});
  expect(await later.client.provenance({path: file?.path ?? ''})).toBeUndefined();
});

test.each<Stop>(['receiving', 'received', 'noted', 'moved'])(
  'when storage is full at the step %s nothing is left half, and later the ingest goes on',
  async (fullAt) => {
    const {client} = await start({fullAt});
    const progress = await client.ingest(request);
    expect(progress.state).toBe('failed');
    expect(JSON.stringify(progress)).toContain('storage.quota');
    expect(await client.incoming({})).toEqual([]);
    const pending = await client.pending({});
    expect(await count(client)).toBe(pending.length);

    expect((await client.resume({})).state).toBe('completed');
    expect(await client.files({endpoint: 'laps'})).toMatchObject([{text: laps}]);
    expect(await client.files({endpoint: 'sessions'})).toMatchObject([{text: session}]);
    expect(await client.pending({})).toHaveLength(2);
  },
);

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const deletion = indexedDB.deleteDatabase(name);
    deletion.addEventListener('success', () => resolve());
    deletion.addEventListener('error', () =>
      reject(new Error('not deleted', {cause: deletion.error})),
    );
  });
}
