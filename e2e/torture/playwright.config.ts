import {defineConfig} from '@playwright/test';
import {appServer} from '../harness/appServer';

const jsonReport = process.env['E2E_JSON'];

/** Long tests, one after the other; they say themselves how far they are. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/torture',
  workers: 1,
  use: {actionTimeout: 60_000},
  timeout: 7_200_000,
  expect: {timeout: 60_000},
  reporter: [['list'], ...(jsonReport ? [['json', {outputFile: jsonReport}] as const] : [])],
  webServer: appServer,
});
