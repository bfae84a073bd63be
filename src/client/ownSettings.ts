import {z} from 'zod';

/** What this page keeps by itself, in localStorage: the theme and the like. */

const prefix = 'laplake.';
/** Where a restored backup leaves them for the page. */
const restoredFile = '_restored-settings.json';
const settingsSchema = z.record(z.string().startsWith(prefix), z.string());

/** Empty where storage is closed to us. */
export function ownSettings(): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(
      Object.entries(localStorage).filter(([name]) => name.startsWith(prefix)),
    );
  } catch {
    return {};
  }
}

/**
 * Makes the settings of a restored backup this page's. Answers whether any is other than before, so that what stands
 * on the screen is out of date.
 */
export async function takeRestoredSettings(): Promise<boolean> {
  const root = await navigator.storage.getDirectory();
  try {
    const file = await (await root.getFileHandle(restoredFile)).getFile();
    const changed = keep(settingsSchema.safeParse(JSON.parse(await file.text())).data ?? {});
    await root.removeEntry(restoredFile);
    return changed;
  } catch (thrown) {
    if (!(thrown instanceof DOMException && thrown.name === 'NotFoundError'))
      console.warn('The settings of the backup could not be taken over', thrown);
    return false;
  }
}

function keep(settings: Readonly<Record<string, string>>): boolean {
  const before = ownSettings();
  for (const name of Object.keys(before)) if (!(name in settings)) localStorage.removeItem(name);
  for (const [name, value] of Object.entries(settings)) localStorage.setItem(name, value);
  return (
    Object.keys(before).length !== Object.keys(settings).length ||
    Object.entries(settings).some(([name, value]) => before[name] !== value)
  );
}
