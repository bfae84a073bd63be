import {expect, test} from 'vitest';
import {claimOwnership} from './ownership';

type Happened = 'owned' | 'elsewhere' | 'yield' | 'stolen';

let tabs = 0;

/** A tab on the browser's own locks; a lock of its own per test, so that tests do not meet. */
function openTab(
  lock: string,
  settle: 'answers' | 'is frozen' = 'answers',
  {wait, closing}: {wait?: (ms: number) => Promise<void>; closing?: Promise<void>} = {},
) {
  tabs += 1;
  const happened: Happened[] = [];
  const channel = new BroadcastChannel(lock);
  const locks: Pick<LockManager, 'request'> = {
    request: ((_: string, ...rest: [LockOptions, LockGrantedCallback<unknown>]) =>
      navigator.locks.request(lock, ...rest)) as LockManager['request'],
  };
  const deaf: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> = {
    postMessage: () => undefined,
    addEventListener: () => undefined,
  };
  const ownership = claimOwnership(
    {
      locks,
      channel: settle === 'answers' ? channel : deaf,
      wait: wait ?? (() => Promise.resolve()),
    },
    {
      onOwned: () => happened.push('owned'),
      onElsewhere: () => happened.push('elsewhere'),
      onYield: async () => {
        happened.push('yield');
        await closing;
      },
      onStolen: () => happened.push('stolen'),
    },
  );
  return {ownership, happened};
}

test('the first tab owns the lake, the second is told so', async () => {
  const first = openTab(`lock ${tabs}`);
  await expect.poll(() => first.happened).toEqual(['owned']);
  const second = openTab(`lock ${tabs - 1}`);
  await expect.poll(() => second.happened).toEqual(['elsewhere']);
});

test('a tab that does not answer loses its lock and is told at once', async () => {
  const lock = `lock ${tabs}`;
  const frozen = openTab(lock, 'is frozen');
  await expect.poll(() => frozen.happened).toEqual(['owned']);
  const taker = openTab(lock);
  await expect.poll(() => taker.happened).toEqual(['elsewhere']);
  await taker.ownership.takeOver();
  await expect.poll(() => taker.happened).toEqual(['elsewhere', 'owned']);
  await expect.poll(() => frozen.happened).toEqual(['owned', 'stolen']);
});

test('a tab that is asked closes in good order and can take it back', async () => {
  const lock = `lock ${tabs}`;
  const owner = openTab(lock);
  await expect.poll(() => owner.happened).toEqual(['owned']);
  const taker = openTab(lock);
  await expect.poll(() => taker.happened).toEqual(['elsewhere']);
  const patient = {...taker.ownership};
  await patient.takeOver();
  await expect.poll(() => taker.happened.at(-1)).toBe('owned');
  await owner.ownership.takeOver();
  await expect.poll(() => owner.happened.at(-1)).toBe('owned');
});

test('an owner that takes long to close is not robbed', async () => {
  const lock = `lock ${tabs}`;
  const closing = Promise.withResolvers<void>();
  const owner = openTab(lock, 'answers', {closing: closing.promise});
  await expect.poll(() => owner.happened).toEqual(['owned']);
  // The first patience ends once the owner has answered, the second when it has closed.
  const answered = () => expect.poll(() => owner.happened).toEqual(['owned', 'yield']);
  let waits = 0;
  const taker = openTab(lock, 'answers', {
    wait: async () => {
      waits += 1;
      await answered();
      if (waits === 1) return;
      closing.resolve();
      await expect.poll(() => taker.happened.at(-1)).toBe('owned');
    },
  });
  await expect.poll(() => taker.happened).toEqual(['elsewhere']);
  await taker.ownership.takeOver();
  expect(owner.happened).not.toContain('stolen');
  expect(taker.happened).toEqual(['elsewhere', 'owned']);
});
