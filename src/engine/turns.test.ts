import {expect, test} from 'vitest';
import {createTurns} from './turns';

const busy = expect.objectContaining({code: 'lake.busy'}) as Error;

/** A promise, and what settles it. */
function held() {
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {until, release: () => release()};
}

test('beside an update neither another nor an action runs', async () => {
  const turns = createTurns();
  const end = held();
  const update = turns.update(() => end.until);
  await expect(turns.update(async () => 1)).rejects.toEqual(busy);
  await expect(turns.act(async () => 1)).rejects.toEqual(busy);
  end.release();
  await update;
  await expect(turns.act(async () => 1)).resolves.toBe(1);
});

test('actions run one after the other, and an update after them', async () => {
  const turns = createTurns();
  const done: string[] = [];
  const first = held();
  const all = [
    turns.act(async () => {
      await first.until;
      done.push('first');
    }),
    turns.act(async () => done.push('second')),
    turns.update(async () => done.push('update')),
  ];
  first.release();
  await Promise.all(all);
  expect(done).toEqual(['first', 'second', 'update']);
});

test('an action that fails and an update that fails hold up nobody', async () => {
  const turns = createTurns();
  const fail = () => Promise.reject(new Error('no'));
  await expect(turns.act(fail)).rejects.toThrow('no');
  await expect(turns.update(fail)).rejects.toThrow('no');
  await expect(turns.act(async () => 'yes')).resolves.toBe('yes');
});

test('what waits for an update is done when it is over', async () => {
  const turns = createTurns();
  const done: string[] = [];
  const {until, release} = held();
  const updating = turns.update(() => until.then(() => done.push('update')));
  const later = turns.actLater(async () => done.push('later'), new AbortController().signal);
  await Promise.resolve();
  expect(done).toEqual([]);
  release();
  await Promise.all([updating, later]);
  expect(done).toEqual(['update', 'later']);
});

test('what waits can be cancelled, and is not done then', async () => {
  const turns = createTurns();
  const {until, release} = held();
  const updating = turns.update(() => until);
  const controller = new AbortController();
  const later = turns.actLater(() => Promise.reject(new Error('done')), controller.signal);
  controller.abort();
  await expect(later).rejects.toMatchObject({code: 'cancelled'});
  release();
  await updating;
});
