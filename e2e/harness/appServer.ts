import {fileURLToPath} from 'node:url';
import {appPort, appUrl, buildFolder, builtFolder, openf1Url} from './addresses';

/** Builds the app against the test server, beside it the page of the torture, and serves both, for as long as the tests run. */
export const appServer = {
  command: [
    ...(builtFolder === undefined ? [`npx vite build --outDir ${buildFolder}`] : []),
    'npx vite build -c e2e/torture/page/vite.config.ts',
    `node scripts/serve.mjs ${buildFolder}`,
  ].join(' && '),
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  env: {OPENF1_URL: openf1Url, OUT_DIR: buildFolder, PORT: String(appPort)},
  url: appUrl,
  timeout: 300_000,
  reuseExistingServer: process.env['E2E_REUSE'] === '1',
};
