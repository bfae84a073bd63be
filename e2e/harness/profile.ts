import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type BrowserContext, type BrowserContextOptions, chromium} from '@playwright/test';
import {appUrl} from './addresses';
import {chromiumLaunch} from './chromium';
import {processGroupOf} from './processes';

/** A browser profile on disk: what OPFS holds outlives the browser, as it does for a person. */
export interface Profile {
  readonly folder: string;
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** SIGKILL to the browser and all its children: no handler runs, nothing is flushed. */
  kill(): Promise<void>;
  /** Closes the browser if it is open and forgets the profile. */
  remove(): Promise<void>;
}

export function createProfile(proxyServer?: string): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'laplake-profile-'));
  let context: BrowserContext | null = null;
  return {
    folder,
    async open(options = {}) {
      context = await chromium.launchPersistentContext(folder, {
        ...chromiumLaunch,
        baseURL: appUrl,
        acceptDownloads: true,
        viewport: {width: 1280, height: 800},
        ...(proxyServer ? {proxy: {server: proxyServer}} : {}),
        ...options,
      });
      const opened = context;
      opened.once('close', () => {
        if (context === opened) context = null;
      });
      return opened;
    },
    async kill() {
      const group = processGroupOf(folder);
      const gone = context?.waitForEvent('close', {timeout: 30_000});
      if (group !== null) process.kill(-group, 'SIGKILL');
      await gone;
    },
    async remove() {
      await context?.close();
      rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
    },
  };
}
