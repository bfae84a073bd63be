import type {Page} from '@playwright/test';

export type Row = Readonly<Record<string, unknown>>;

/** The app as a person drives it, by the names its contract fixes. */
export interface Lake {
  readonly page: Page;
  /** Opens a page of the app and waits until nothing runs. */
  open(path?: string): Promise<void>;
  /** Goes to another page of the open app, as by a link: without loading the app again. */
  goTo(path: string): Promise<void>;
  /** Waits until nothing runs and nothing is pending. */
  idle(): Promise<void>;
  ingest(): Promise<void>;
  runPipeline(): Promise<void>;
  /** Rows of a read-only query, by the console's `laplake.query`. */
  query(sql: string): Promise<readonly Row[]>;
  /** The one value of a query that answers with one row of one column. */
  value(sql: string): Promise<unknown>;
  /** Staged files with their sizes, by path below the lake's root in OPFS. */
  stagedFiles(): Promise<Readonly<Record<string, number>>>;
}

export function lake(page: Page): Lake {
  const idle = async (): Promise<void> => {
    // What a click starts shows in the page's state a frame later; only then is "idle" about it.
    await page.evaluate(
      () => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))),
    );
    await page.waitForFunction(untilIdle, null, {timeout: 300_000});
  };
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', {name, exact: true}).click();
    await idle();
  };
  const query = (sql: string): Promise<readonly Row[]> =>
    page.evaluate((text) => {
      const hook = (globalThis as {laplake?: {query(sql: string): Promise<readonly Row[]>}})
        .laplake;
      if (!hook) throw new Error('The page has no laplake.query');
      return hook.query(text);
    }, sql);
  return {
    page,
    async open(path = '/') {
      await page.goto(path);
      await idle();
    },
    async goTo(path) {
      const before = await page.evaluate(() => ({place: location.pathname, title: document.title}));
      await page.evaluate((to) => {
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      }, path);
      if (new URL(page.url()).pathname !== before.place)
        await page.waitForFunction((title) => document.title !== title, before.title);
      await idle();
      await page.waitForFunction(
        () => document.querySelector('[role=status][aria-label=Loading]') === null,
      );
    },
    idle,
    ingest: () => press('Ingest'),
    runPipeline: () => press('Run Pipeline'),
    query,
    async value(sql) {
      const [row] = await query(sql);
      return Object.values(row ?? {})[0];
    },
    stagedFiles: () => page.evaluate(listStaged),
  };
}

/** Runs in the page. Told by a change: asked each frame, the page would draw sixty frames a second beside the work. */
function untilIdle(): boolean | Promise<boolean> {
  const {body} = document;
  if (!body) return false;
  const isIdle = (): boolean => body.dataset['idle'] === 'true';
  if (isIdle()) return true;
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isIdle()) return;
      observer.disconnect();
      resolve(true);
    });
    observer.observe(body, {attributeFilter: ['data-idle']});
  });
}

/** Runs in the page. */
async function listStaged(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
    for await (const [name, handle] of folder.entries()) {
      const below = `${path}/${name}`;
      if (handle.kind === 'directory') await walk(handle, below);
      else if (below.includes('/staging/') && name.endsWith('.json'))
        found[below] = (await handle.getFile()).size;
    }
  };
  await walk(await navigator.storage.getDirectory(), '');
  return found;
}
