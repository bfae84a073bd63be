import {plainJson, readLocatedJson} from '#/base/locatedJson';
import {configText} from './configChanges';
import type {ConfiguredLake} from './documentParts';

/**
 * The document with the lake's own names, storage and tables where they are fixed, and all else as it is; for one that
 * comes from another lake. Null where it is no JSON object.
 */
export function withFixedParts(text: string, {config, isEmpty}: ConfiguredLake): string | null {
  const reading = readLocatedJson(text);
  if (reading.kind === 'fault' || reading.json.kind !== 'object') return null;
  const {name, storage, configuration, libraries} = config;
  const given = reading.json.members.map(({key, value}) => [key, plainJson(value)] as const);
  // Left out, they follow from the names.
  if (isEmpty)
    return configText(
      Object.fromEntries(given.filter(([key]) => key !== 'storage' && key !== 'libraries')),
    );
  const own = new Map(Object.entries({name, storage, configuration, libraries}));
  const others = given.filter(([key]) => !own.has(key));
  return configText(Object.fromEntries([...own, ...others]));
}
