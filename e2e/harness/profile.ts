import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {BrowserContext, BrowserContextOptions, BrowserType, Page} from '@playwright/test';
import {appUrl, openf1Host, openf1Port} from './addresses';
import {chromiumLaunch} from './chromium';
import {processGroupOf} from './processes';

/** A browser profile on disk: what OPFS holds outlives the browser, as it does for a person. */
export interface Profile {
  readonly folder: string;
  /** Errors the pages threw and nobody caught, and what their security policy refused. A story that expects some empties the list. */
  readonly complaints: string[];
  /** Starts the browser on this profile and gives its first tab. */
  openTab(options?: BrowserContextOptions): Promise<Page>;
  /** Closes the browser as a person does. */
  close(): Promise<void>;
  /** SIGKILL to the browser and all its children: no handler runs, nothing is flushed. */
  kill(): Promise<void>;
  /** Closes the browser if it is open and forgets the profile. */
  remove(): Promise<void>;
}

/** Names a profile with nothing but what the browser has compiled of the app; every new one begins as it. */
export const compiledProfile = 'E2E_COMPILED_PROFILE';

/** Names a profile in whose lake the sample weekend is loaded and refined. */
export const filledProfile = 'E2E_FILLED_PROFILE';

/** Names further flags of the browser, with spaces between. */
export const browserFlags = 'E2E_BROWSER_FLAGS';

interface ProfileOptions {
  /** Gets every request that is not for this machine. */
  readonly proxyServer?: string;
  /** The environment variable that names the folder it begins as. */
  readonly from?: typeof compiledProfile | typeof filledProfile;
}

export function createProfile(
  chromium: BrowserType,
  {proxyServer, from = compiledProfile}: ProfileOptions = {},
): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'laplake-profile-'));
  const beginning = process.env[from];
  if (beginning !== undefined) cpSync(beginning, folder, {recursive: true});
  const complaints: string[] = [];
  let context: BrowserContext | null = null;
  const close = async (): Promise<void> => {
    await context?.close();
    context = null;
  };
  return {
    folder,
    complaints,
    async openTab(options = {}) {
      context = await chromium.launchPersistentContext(folder, {
        ...chromiumLaunch,
        args: [
          ...chromiumLaunch.args,
          `--host-resolver-rules=MAP ${openf1Host} 127.0.0.1:${openf1Port}`,
          ...(process.env[browserFlags]?.split(' ') ?? []),
        ],
        baseURL: appUrl,
        acceptDownloads: true,
        // A page that waits would draw sixty frames a second beside the work.
        reducedMotion: 'reduce',
        viewport: {width: 1280, height: 800},
        ...(proxyServer
          ? {proxy: {server: proxyServer, bypass: `127.0.0.1,localhost,${openf1Host}`}}
          : {}),
        ...options,
      });
      context.on('weberror', (thrown) => complaints.push(String(thrown.error())));
      context.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
      });
      return context.pages()[0] ?? context.newPage();
    },
    close,
    async kill() {
      const group = processGroupOf(folder);
      const gone = context?.waitForEvent('close', {timeout: 30_000});
      if (group !== null) process.kill(-group, 'SIGKILL');
      await gone;
      context = null;
    },
    async remove() {
      await close();
      rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
    },
  };
}
