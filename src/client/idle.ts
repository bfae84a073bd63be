/**
 * Whether anything runs or is pending, on `document.body.dataset.idle`. Busy shows at once; idle only after a
 * short quiet, so that work which follows on other work leaves no gap between.
 */

const quietMs = 120;

export interface IdleGauge {
  /** Busy until the returned function is called; calling it again does nothing. */
  hold(): () => void;
}

/** `show` is told each change; `later` delays by the quiet time and answers how to cancel. */
export function idleGauge(
  show: (idle: boolean) => void,
  later: (task: () => void) => () => void,
): IdleGauge {
  let held = 0;
  let forget: () => void = () => undefined;
  return {
    hold() {
      forget();
      if (held++ === 0) show(false);
      let released = false;
      return () => {
        if (released) return;
        released = true;
        if (--held === 0) forget = later(() => show(true));
      };
    },
  };
}

const page = idleGauge(
  (idle) => {
    document.body.dataset['idle'] = String(idle);
  },
  (task) => {
    const timer = setTimeout(task, quietMs);
    return () => clearTimeout(timer);
  },
);

/** Marks the page busy until the returned function is called. */
export const holdBusy = (): (() => void) => page.hold();

/** Marks the page busy while `isBusy` answers true; call the returned function after each change. */
export function followBusy(isBusy: () => boolean): () => void {
  let release: (() => void) | null = null;
  return () => {
    if (isBusy()) release ??= holdBusy();
    else {
      release?.();
      release = null;
    }
  };
}
