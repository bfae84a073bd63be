import type {Page} from '@playwright/test';
import {lake} from '../harness/lake';
import {rendererPeakBytes} from '../harness/processes';
import {createProfile} from '../harness/profile';

/** A lake of its own, and the most memory its tab ever held at once, in bytes. */
export async function inNewLake<T>(
  chromium: Parameters<typeof createProfile>[0],
  work: (page: Page) => Promise<T>,
): Promise<T & {readonly peak: number}> {
  const profile = createProfile(chromium);
  try {
    const page = await profile.openTab();
    await lake(page).open('/');
    const result = await work(page);
    return {...result, peak: rendererPeakBytes(profile.folder)};
  } finally {
    await profile.remove();
  }
}
