import {expect, test} from 'vitest';
import {createDecodePool, type DecodeJob} from './decodePool';
import type {FromDecodeWorker, ToDecodeWorker} from './decodeProtocol';

const job: DecodeJob = {
  path: 'laps/a.json',
  sourceFile: '/laps/a.json',
  columns: [],
  fileNumber: 1,
  hash: false,
};
const chunk = (rows: number) => ({arrow: new Uint8Array(), rows});

/** A worker that answers every job at once: one chunk, then the end with the last rows. */
class HastyWorker extends EventTarget {
  postMessage(message: ToDecodeWorker): void {
    if (message.kind !== 'decode') return;
    this.answer({kind: 'chunk', id: message.id, chunk: chunk(100)});
    const outcome = {
      kind: 'decoded',
      rows: 150,
      rescuedRows: 0,
      bytes: 1,
      sha256: null,
      newColumns: [],
      widened: [],
      extended: [],
      malformedRows: 0,
      fault: null,
      breaksOff: false,
    } as const;
    this.answer({kind: 'finished', id: message.id, outcome, last: chunk(50)});
  }
  terminate(): void {
    // There is no thread to end.
  }
  private answer(answer: FromDecodeWorker): void {
    this.dispatchEvent(new MessageEvent('message', {data: answer}));
  }
}

test('a file cancelled before its last rows are used is not told as decoded', async () => {
  const pool = createDecodePool(1, () => new HastyWorker() as unknown as Worker);
  const controller = new AbortController();
  let used = 0;
  const decoding = pool.decode(
    job,
    async ({rows}) => {
      used += rows;
      controller.abort();
    },
    controller.signal,
  );
  await expect(decoding).rejects.toMatchObject({code: 'cancelled'});
  expect(used).toBe(100);
});
