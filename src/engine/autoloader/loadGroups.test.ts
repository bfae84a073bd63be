import {expect, test} from 'vitest';
import {fileGroups} from './fileGroups';
import {loadGroups, type TogetherOutcome} from './loadGroups';

const files = (count: number, folder = 'pit') =>
  Array.from({length: count}, (_, i) => ({path: `${folder}/${i}.json`}));
const sizes = (groups: readonly (readonly unknown[])[]) => groups.map(({length}) => length);

test('small files of one table are grouped, up to a hundred', () => {
  const {groups, singles} = fileGroups([...files(130), ...files(3, 'laps')]);
  expect(sizes(groups)).toEqual([100, 30, 3]);
  expect(singles).toEqual([]);
});

test('large and compressed files, and one that has no other beside it, stay single', () => {
  const odd = [
    {path: 'pit/large.json', bytes: 100_000},
    {path: 'pit/a.json.gz', bytes: 100},
    {path: 'laps/only.json', bytes: null},
  ];
  const {groups, singles} = fileGroups([...odd, ...files(2)]);
  expect(sizes(groups)).toEqual([2]);
  expect(singles).toEqual(odd);
});

test('a group holds no more than a megabyte that is known of', () => {
  const all = files(40).map((file) => ({...file, bytes: 60_000}));
  expect(sizes(fileGroups(all).groups)).toEqual([17, 17, 6]);
});

type Outcome = TogetherOutcome<{readonly path: string}, string>;

/** `misfits` fit once one of them was loaded alone; `refused` never go with others. */
function tracing(misfits: ReadonlySet<string>, refused: ReadonlySet<string>) {
  const alone: string[] = [];
  const groups: number[] = [];
  let isEvolved = false;
  return {
    alone,
    groups,
    loader: {
      async together(group: readonly {readonly path: string}[]) {
        groups.push(group.length);
        return group.map((file): Outcome => {
          const isMisfit = misfits.has(file.path) && !isEvolved;
          return isMisfit || refused.has(file.path)
            ? {kind: 'alone', file, isMisfit}
            : {kind: 'loaded', entry: file.path};
        });
      },
      async alone({path}: {readonly path: string}) {
        alone.push(path);
        if (misfits.has(path)) isEvolved = true;
        return path.endsWith('/9.json') ? null : path;
      },
    },
  };
}

test('files that do not fit are tried together again once the first was loaded alone', async () => {
  const all = files(50);
  const misfits = new Set(all.slice(20).map(({path}) => path));
  const {loader, alone, groups} = tracing(misfits, new Set(['pit/3.json', 'pit/9.json']));
  const entries = await loadGroups(all, loader);
  expect(alone).toEqual(['pit/3.json', 'pit/9.json', 'pit/20.json']);
  expect(groups).toEqual([50, 29]);
  expect(entries).toEqual(all.map(({path}) => (path === 'pit/9.json' ? null : path)));
});

test('files that never fit are loaded one by one in the end', async () => {
  const all = files(20);
  const alone: string[] = [];
  const entries = await loadGroups(all, {
    together: async (group) =>
      group.map((file): Outcome => ({kind: 'alone', file, isMisfit: true})),
    async alone({path}) {
      alone.push(path);
      return path;
    },
  });
  expect(entries).toEqual(all.map(({path}) => path));
  expect(alone).toHaveLength(20);
});
