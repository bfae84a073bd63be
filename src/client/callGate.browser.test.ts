import {describe, expect, test} from 'vitest';
import {AppError} from '#/base/errors';
import {createCallGate} from './callGate';

/** What became of a call by now: the words are added as they happen. */
function follow(passing: Promise<void>): string[] {
  const seen: string[] = [];
  passing.then(
    () => seen.push('passed'),
    (thrown: unknown) => seen.push(AppError.from(thrown).code),
  );
  return seen;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const failed = new AppError('engine.crashed', 'It stopped');

describe('a gate for calls', () => {
  test('holds them until they are admitted, and then lets them through', async () => {
    const gate = createCallGate();
    const early = follow(gate.pass());
    await settled();
    expect(early).toEqual([]);
    gate.admit();
    const late = follow(gate.pass());
    await settled();
    expect([early, late]).toEqual([['passed'], ['passed']]);
  });

  test('goes on holding those that wait when it is told to hold', async () => {
    const gate = createCallGate();
    const early = follow(gate.pass());
    gate.hold();
    await settled();
    expect(early).toEqual([]);
    gate.admit();
    await settled();
    expect(early).toEqual(['passed']);
  });

  test('refuses those that wait and all later ones until it holds again', async () => {
    const gate = createCallGate();
    const waiting = follow(gate.pass());
    gate.refuse(failed);
    const later = follow(gate.pass());
    gate.hold();
    const held = follow(gate.pass());
    await settled();
    expect([waiting, later, held]).toEqual([['engine.crashed'], ['engine.crashed'], []]);
  });

  test('refuses also after it admitted', async () => {
    const gate = createCallGate();
    gate.admit();
    gate.refuse(failed);
    const later = follow(gate.pass());
    await settled();
    expect(later).toEqual(['engine.crashed']);
  });

  test('fails a call that is cancelled before or while it waits', async () => {
    const gate = createCallGate();
    const waiting = new AbortController();
    const seen = [
      follow(gate.pass(AbortSignal.abort())),
      follow(gate.pass(waiting.signal)),
      follow(gate.pass()),
    ];
    waiting.abort();
    await settled();
    expect(seen).toEqual([['cancelled'], ['cancelled'], []]);
  });
});
