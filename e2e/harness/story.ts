import {test as base, expect} from '@playwright/test';
import {type Lake, lake} from './lake';
import {type Outside, startOutside} from './outside';
import {createProfile, type Profile} from './profile';

interface StoryFixtures {
  readonly outside: Outside;
  readonly profile: Profile;
  /** Errors the page threw or logged. A story that expects some empties the list. */
  readonly complaints: string[];
  /** The app in the profile's first tab; not opened yet. */
  readonly app: Lake;
}

/**
 * A story: a profile of its own on disk, one tab, and at its end two things that hold for every story:
 * nothing was asked of any host but this machine, and the page threw no error.
 */
export const test = base.extend<StoryFixtures>({
  outside: async ({browserName: _}, use) => {
    const outside = await startOutside();
    await use(outside);
    await outside.close();
    expect(outside.asked, 'hosts asked beyond this machine').toEqual([]);
  },
  profile: async ({outside}, use) => {
    const profile = createProfile(outside.server);
    await use(profile);
    await profile.remove();
  },
  complaints: async ({browserName: _}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints, 'errors thrown in the page').toEqual([]);
  },
  app: async ({profile, complaints}, use) => {
    const context = await profile.open();
    context.on('weberror', (thrown) => complaints.push(String(thrown.error())));
    await use(lake(context.pages()[0] ?? (await context.newPage())));
  },
});

export {expect};
