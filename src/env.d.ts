/** Base address of the OpenF1 API, fixed when the app is built (environment variable OPENF1_URL). */
declare const __OPENF1_URL__: string;
/** As package.json has it. */
declare const __LAPLAKE_VERSION__: string;
