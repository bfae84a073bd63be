import {test as base, expect} from '@playwright/test';
import {type Lake, lake} from './lake';
import {startOutside} from './outside';
import {createProfile, type Profile} from './profile';

interface StoryFixtures {
  readonly profile: Profile;
  /** The app in the profile's first tab; not opened yet. */
  readonly app: Lake;
}

/**
 * A story: a profile of its own on disk, one tab, and at its end two things that hold for every story:
 * nothing was asked of any host but this machine, and the page threw no error.
 */
export const test = base.extend<StoryFixtures>({
  profile: async ({playwright}, use) => {
    const outside = await startOutside();
    const profile = createProfile(playwright.chromium, outside.server);
    await use(profile);
    await profile.remove();
    await outside.close();
    expect(outside.asked, 'hosts asked beyond this machine').toEqual([]);
    expect(profile.complaints, 'errors thrown in the page').toEqual([]);
  },
  app: async ({profile}, use) => {
    await use(lake(await profile.openTab()));
  },
});

export {expect};
