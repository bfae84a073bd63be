/** Which of the tests that run side by side this is. */
const lane = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);

/** Where the parts of a run listen. Each lane has a test server of its own. */
export const openf1Port = Number(process.env['E2E_OPENF1_PORT'] ?? 41_718) + 2 * lane;
export const appPort = Number(process.env['E2E_APP_PORT'] ?? 41_719);

/** The one name the build knows the test server by; each lane's browser is told where that is. */
export const openf1Host = 'openf1.test';
export const openf1Url = `http://${openf1Host}/v1`;
export const appUrl = `http://127.0.0.1:${appPort}`;

/** A build for the test server's address that is there already, below the repository's root: `.ci/run` has made one. */
export const builtFolder = process.env['E2E_BUILT'];

/** Folder of the build under test, below the repository's root. */
export const buildFolder = builtFolder ?? 'dist-e2e';
