import {defineConfig} from '@playwright/test';
import {appServer} from './harness/appServer';
import {browserFlags} from './harness/profile';

// Short here; by themselves they kill two hundred and fifty times.
process.env['TORTURE_KILLS'] ??= '6';
// Stories are short: to optimise DuckDB anew in each took a third of their time.
process.env[browserFlags] ??= '--js-flags=--no-wasm-tier-up';
const jsonReport = process.env['E2E_JSON'];

/** The user stories, and a little of the torture, against a build that talks to the test server instead of OpenF1. */
export default defineConfig({
  testDir: './stories',
  outputDir: '../test-results/stories',
  // The longest begin first. The story of the recorded sessions mostly waits for OpenF1's pace.
  projects: [
    {name: 'recorded', testMatch: 'recorded/**/*.spec.ts'},
    {name: 'torture', testDir: './torture', testMatch: 'continuous.spec.ts'},
    {name: 'stories', testMatch: '*.spec.ts', testIgnore: 'recorded/**'},
  ],
  globalSetup: './compile.setup.ts',
  workers: 4,
  timeout: 900_000,
  expect: {timeout: 30_000},
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ...(jsonReport ? [['json', {outputFile: jsonReport}] as const] : [])],
  webServer: appServer,
});
