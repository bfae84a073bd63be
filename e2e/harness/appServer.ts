import {fileURLToPath} from 'node:url';
import {appPort, appUrl, buildFolder, openf1Url} from './addresses';

/** Builds the app against the test server and serves it, for as long as the tests run. */
export const appServer = {
  command: `npx vite build --outDir ${buildFolder} && node scripts/serve.mjs ${buildFolder}`,
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  env: {OPENF1_URL: openf1Url, OUT_DIR: buildFolder, PORT: String(appPort)},
  url: appUrl,
  timeout: 300_000,
  reuseExistingServer: process.env['E2E_REUSE'] === '1',
};
