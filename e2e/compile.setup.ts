import {cpSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium} from '@playwright/test';
import {lake} from './harness/lake';
import {compiledProfile, createProfile, filledProfile} from './harness/profile';

/** Of a profile, what the browser makes of code it has met: the compiled engine belongs to the cached answer. */
const kept = ['Cache', 'Code Cache'];

/** Of a profile, what a running browser holds. */
const held = /^Singleton/;

/**
 * Has the browser compile the app once for all stories, which takes most of what a short story takes, and load and
 * refine the sample weekend once. Leaves two profiles to begin with: one without a lake, one with that weekend.
 */
export default async function prepareProfiles(): Promise<() => void> {
  const compiled = mkdtempSync(join(tmpdir(), 'laplake-compiled-'));
  const filled = mkdtempSync(join(tmpdir(), 'laplake-filled-'));
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
    for (const name of readdirSync(profile.folder))
      if (!held.test(name))
        cpSync(join(profile.folder, name), join(filled, name), {recursive: true});
  } finally {
    await profile.remove();
  }
  process.env[compiledProfile] = compiled;
  process.env[filledProfile] = filled;
  return () => {
    for (const folder of [compiled, filled]) rmSync(folder, {recursive: true, force: true});
  };
}
