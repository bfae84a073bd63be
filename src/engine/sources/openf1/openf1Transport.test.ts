import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {openf1Transport, versionedBase} from './openf1Transport';

test.each([
  ['https://api.openf1.org/v1', 'https://api.openf1.org/v1'],
  ['https://api.openf1.org/v1/', 'https://api.openf1.org/v1'],
  ['http://localhost:8080', 'http://localhost:8080/v1'],
  ['http://localhost:8080/openf1/', 'http://localhost:8080/openf1/v1'],
])('%s is asked at %s', (given, asked) => expect(versionedBase(given)).toBe(asked));

/** A server on this machine; answers with its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const never = new AbortController().signal;

test('comparisons of a query arrive as they were meant', async () => {
  const base = await serve((request, response) => response.end(JSON.stringify([request.url])));
  const answer = await openf1Transport(base)(
    'car_data',
    'session_key=1&date>=2024-09-22T12:00:00.000',
    never,
  );
  const [url] = (await answer.json()) as string[];
  expect(decodeURIComponent(url ?? '')).toBe(
    '/v1/car_data?session_key=1&date>=2024-09-22T12:00:00.000',
  );
});

test('a connection that is cut fails while the body is read', async () => {
  const base = await serve((_, response) => {
    response.writeHead(200, {'content-length': '1000'});
    response.write('[{"a":1},', () => response.destroy());
  });
  const reading = openf1Transport(base)('laps', 'session_key=1', never).then((answer) =>
    answer.text(),
  );
  await expect(reading).rejects.toThrow();
});

test('nobody there is a rejection', async () => {
  const base = await serve((request) => request.destroy());
  await expect(openf1Transport(base)('laps', 'session_key=1', never)).rejects.toThrow();
});
