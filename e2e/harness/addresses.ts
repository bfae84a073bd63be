/** Where the parts of a run listen. Fixed, because the build's Content-Security-Policy names the test server. */
export const openf1Port = Number(process.env['E2E_OPENF1_PORT'] ?? 41_718);
export const appPort = Number(process.env['E2E_APP_PORT'] ?? 41_719);

export const openf1Url = `http://127.0.0.1:${openf1Port}/v1`;
export const appUrl = `http://127.0.0.1:${appPort}`;

/** Folder of the build under test, below the repository's root. */
export const buildFolder = 'dist-e2e';
