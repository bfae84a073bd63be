import {expect, test} from 'vitest';
import {createGate} from './gate';

function signalled() {
  let open = () => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {promise, open};
}

test('readers are let through together, a writer alone and in its turn', async () => {
  const gate = createGate();
  const order: string[] = [];
  const [first, second] = [signalled(), signalled()];
  const readA = gate.shared(async () => {
    order.push('a begins');
    await first.promise;
    order.push('a ends');
  });
  const readB = gate.shared(async () => {
    order.push('b begins');
    await second.promise;
    order.push('b ends');
  });
  const write = gate.exclusive(async () => {
    order.push('write');
  });
  const late = gate.shared(async () => {
    order.push('late read');
  });
  first.open();
  await readA;
  second.open();
  await Promise.all([readB, write, late]);
  expect(order).toEqual(['a begins', 'b begins', 'a ends', 'b ends', 'write', 'late read']);
});

test('work that throws gives the gate back', async () => {
  const gate = createGate();
  await expect(
    gate.exclusive(async () => {
      throw new Error('broken');
    }),
  ).rejects.toThrow('broken');
  await expect(gate.shared(async () => 1)).resolves.toBe(1);
});
