/** The parts of a browser that LapLake cannot do without; each may be missing. */
export interface BrowserParts {
  readonly isSecureContext: boolean;
  readonly WebAssembly?: unknown;
  readonly Worker?: unknown;
  readonly BroadcastChannel?: unknown;
  readonly indexedDB?: unknown;
  readonly navigator: {
    readonly locks?: unknown;
    readonly storage?: {readonly getDirectory?: unknown};
  };
}

const needs: readonly {
  readonly has: (browser: BrowserParts) => boolean;
  readonly words: string;
}[] = [
  {
    has: ({navigator}) => Boolean(navigator.storage?.getDirectory),
    words: 'private file storage (OPFS), where the lake is kept',
  },
  {
    has: ({navigator}) => Boolean(navigator.locks),
    words: 'Web Locks, so that only one tab writes to the lake',
  },
  {
    has: ({indexedDB}) => Boolean(indexedDB),
    words: 'IndexedDB, where LapLake notes which files have arrived',
  },
  {has: ({Worker}) => Boolean(Worker), words: 'Web Workers, where the engine runs'},
  {has: ({WebAssembly}) => Boolean(WebAssembly), words: 'WebAssembly, in which DuckDB runs'},
  {
    has: (browser) => Boolean(browser.BroadcastChannel),
    words: 'BroadcastChannel, over which tabs hand the lake to each other',
  },
];

/**
 * What this browser lacks, in words; empty when LapLake can run. Whether storage is open to us (it is not in some
 * private windows) shows only when the lake is opened: 'storage.unavailable'.
 */
export function missingNeeds(browser: BrowserParts): readonly string[] {
  if (!browser.isSecureContext)
    return ['a secure address: open LapLake over https:// or from localhost'];
  return needs.filter(({has}) => !has(browser)).map(({words}) => words);
}

/** The oldest browsers that have everything the engine and the pages use. */
export const workingBrowsers = 'Chrome or Edge 123, Firefox 121, Safari 17.5';
