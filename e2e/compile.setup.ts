import {cpSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium} from '@playwright/test';
import {lake} from './harness/lake';
import {compiledProfile, createProfile} from './harness/profile';

/** Of a profile, what the browser makes of code it has met: the compiled engine belongs to the cached answer. */
const kept = ['Cache', 'Code Cache'];

/**
 * Has the browser compile the app once for all stories: compiling DuckDB anew takes most of what a short story takes.
 * What is in OPFS and IndexedDB of it is left behind.
 */
export default async function compileApp(): Promise<() => void> {
  const compiled = mkdtempSync(join(tmpdir(), 'laplake-compiled-'));
  const profile = createProfile(chromium);
  try {
    const app = lake(await profile.openTab());
    await app.open('/');
    await app.ingest();
    await app.runPipeline();
    await app.open('/');
    await profile.close();
    const from = join(profile.folder, 'Default');
    for (const name of readdirSync(from))
      if (kept.includes(name))
        cpSync(join(from, name), join(compiled, 'Default', name), {recursive: true});
  } finally {
    await profile.remove();
  }
  process.env[compiledProfile] = compiled;
  return () => rmSync(compiled, {recursive: true, force: true});
}
