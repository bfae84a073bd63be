/** Runs `task` when the page next paints, or soon when it is hidden and does not paint. */
export type Schedule = (task: () => void) => void;

/** Pictures of progress need no more than this; each costs the page a render. */
const betweenMs = 200;

/** Like `nextFrame`, but at most five times a second. */
export function unhurried(): Schedule {
  let last = 0;
  return (task) => {
    const run = () => {
      last = performance.now();
      task();
    };
    const early = last + betweenMs - performance.now();
    if (early <= 0) nextFrame(run);
    else setTimeout(() => nextFrame(run), early);
  };
}

/** However late the next frame comes, a hidden page is told within this time. */
const hiddenAfterMs = 150;

export const nextFrame: Schedule = (task) => {
  let ran = false;
  const once = () => {
    if (ran) return;
    ran = true;
    task();
  };
  requestAnimationFrame(once);
  setTimeout(once, hiddenAfterMs);
};

/** Collects what comes in bursts and hands it on together, once a frame. */
export function coalesce<Item>(
  apply: (items: readonly Item[]) => void,
  schedule: Schedule = nextFrame,
): {readonly push: (item: Item) => void; readonly flush: () => void} {
  let waiting: Item[] = [];
  const flush = () => {
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    apply(items);
  };
  const push = (item: Item) => {
    waiting.push(item);
    if (waiting.length === 1) schedule(flush);
  };
  return {push, flush};
}
