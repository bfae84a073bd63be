/** Runs `task` when the page next paints, or soon when it is hidden and does not paint. */
export type Schedule = (task: () => void) => void;

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
