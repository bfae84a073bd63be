import {fileURLToPath} from 'node:url';
import {defineConfig} from '@playwright/test';
import {appPort, appUrl, buildFolder, openf1Url} from './harness/addresses';

const jsonReport = process.env['E2E_JSON'];

/** The user stories against a build that talks to the test server instead of OpenF1. */
export default defineConfig({
  testDir: './stories',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/stories',
  // One at a time: the test server's port is fixed by the build, and timings of a busy machine mislead.
  workers: 1,
  timeout: 300_000,
  expect: {timeout: 30_000},
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ...(jsonReport ? [['json', {outputFile: jsonReport}] as const] : [])],
  webServer: {
    command: `npx vite build --outDir ${buildFolder} && node scripts/serve.mjs ${buildFolder}`,
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: {OPENF1_URL: openf1Url, OUT_DIR: buildFolder, PORT: String(appPort)},
    url: appUrl,
    timeout: 300_000,
    reuseExistingServer: process.env['E2E_REUSE'] === '1',
  },
});
