import {test as base, expect} from '@playwright/test';
import {type Lake, lake} from './lake';
import {startOutside} from './outside';
import {compiledProfile, createProfile, filledProfile, type Profile} from './profile';

interface StoryFixtures {
  /** Set by `test.use({begins: 'filled'})`: the sample weekend is loaded and refined when the story begins. */
  readonly begins: 'empty' | 'filled';
  readonly profile: Profile;
  /** The app in the profile's first tab; not opened yet. */
  readonly app: Lake;
}

/**
 * A story: a profile of its own on disk, one tab, and at its end two things that hold for every story:
 * nothing was asked of any host but this machine, and the page threw no error.
 */
export const test = base.extend<StoryFixtures>({
  begins: ['empty', {option: true}],
  profile: async ({playwright, begins}, use) => {
    const outside = await startOutside();
    const profile = createProfile(playwright.chromium, {
      proxyServer: outside.server,
      from: begins === 'filled' ? filledProfile : compiledProfile,
    });
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
