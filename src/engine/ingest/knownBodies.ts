import type {Manifest, StagedBody} from '#/engine/storage/manifest';

/** A manifest that also tells a local file's body when another source has brought it. */
export interface KnownBodies {
  readonly manifest: Manifest;
  /** Takes in what is staged by now; before local files are staged. */
  look(): Promise<void>;
}

/** The same bytes of the same endpoint are staged once, whether the API, the sample or a file of this computer brought them. */
export function knownBodies(manifest: Manifest): KnownBodies {
  let known: ReadonlyMap<string, StagedBody> = new Map();
  return {
    manifest: {
      ...manifest,
      lastBody: async (asked) =>
        (await manifest.lastBody(asked)) ??
        (asked.source === 'local' ? known.get(`${asked.endpoint} ${asked.query}`) : undefined),
    },
    async look() {
      const staged = await manifest.allProvenances();
      known = new Map(
        staged.map(({endpoint, path, sha256}) => [`${endpoint} sha256=${sha256}`, {path, sha256}]),
      );
    },
  };
}
