import {expect, test} from 'vitest';
import type {EndpointName} from '#/domain/endpoints';
import {sampleTransport} from './sampleTransport';

const ask = (endpoint: EndpointName, query: string) =>
  sampleTransport(endpoint, query, new AbortController().signal);
const race = 'session_key=900013';

test('the body is a JSON array of the rows asked for', async () => {
  const answer = await ask('laps', `${race}&lap_number=3`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json');
  const rows: unknown = await answer.json();
  expect(rows).toHaveLength(20);
  expect(rows).toContainEqual(expect.objectContaining({lap_number: 3, session_key: 900_013}));
});
test('the same question gets the same bytes', async () => {
  const bytes = async () => (await ask('intervals', race)).text();
  expect(await bytes()).toBe(await bytes());
});
test('nothing found is a 404 with a detail, as from OpenF1', async () => {
  for (const [endpoint, query] of [
    ['intervals', 'session_key=900011'],
    ['meetings', 'year=2023'],
    ['car_data', `${race}&driver_number=99`],
  ] as const) {
    const answer = await ask(endpoint, query);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({detail: 'No results found.'});
  }
});
test('telemetry of a whole session is refused', async () => {
  const answer = await ask('location', race);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toHaveProperty('detail');
});
test('latest is the race', async () => {
  const rows: unknown = await (await ask('sessions', 'session_key=latest')).json();
  expect(rows).toEqual([expect.objectContaining({session_name: 'Race'})]);
});
test('other work goes on while a long body is made', async () => {
  const drivers = (await (await ask('drivers', race)).json()) as {driver_number: number}[];
  const sent: number[] = [];
  for (const {driver_number} of drivers) {
    const answer = await ask('car_data', `${race}&driver_number=${driver_number}`);
    if (answer.status === 404) continue;
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await answer.text();
    clearInterval(timer);
    sent.push(turns);
  }
  expect(sent).toHaveLength(4);
  expect(Math.min(...sent)).toBeGreaterThan(2);
});
test('aborting ends the request, before and during the body', async () => {
  const before = AbortSignal.abort();
  await expect(sampleTransport('laps', race, before)).rejects.toThrow();
  const controller = new AbortController();
  const answer = await sampleTransport('intervals', race, controller.signal);
  controller.abort();
  await expect(answer.text()).rejects.toThrow();
});
