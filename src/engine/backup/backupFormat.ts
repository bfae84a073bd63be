import {z} from 'zod';
import {AppError} from '#/base/errors';
import {opsFormat} from '../lake/opsTables';

/** Version 1: staged files and schema files, the database, IndexedDB by database, the page's settings. */
export const backupFormat = 1;

/** The manifest's place in the archive; it is written last. */
export const manifestPath = 'laplake-backup.json';
export const settingsPath = 'settings.json';
/** Everything below `Volumes/` of OPFS. */
export const volumesFolder = 'volumes';
export const databaseFolder = 'database';
export const indexedDbFolder = 'indexeddb';

const name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const bytes = z.number().int().nonnegative();

const manifestSchema = z.object({
  app: z.literal('laplake'),
  format: z.literal(backupFormat),
  /** Of the tables in `ops`: a database with a later one does not open here. */
  opsFormat: z.int(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  catalog: name,
  schema: name,
  entries: z
    .array(
      z.object({
        path: z.string().max(500),
        bytes,
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .readonly(),
  /** Which database of IndexedDB stands in which entry. */
  indexedDb: z
    .array(
      z.object({
        database: z
          .string()
          .regex(/^laplake\./)
          .max(300),
        path: z.string(),
      }),
    )
    .readonly(),
  tables: z.array(z.object({name: z.string(), rows: z.number()}).readonly()).readonly(),
});

export type BackupManifest = Readonly<z.infer<typeof manifestSchema>>;
export type BackupEntry = BackupManifest['entries'][number];

const placeholder = z.object({app: z.literal('laplake'), format: z.int(), opsFormat: z.int()});

/** @throws AppError 'backup.refused' for text that is no manifest, or one of a newer LapLake */
export function readManifest(text: string): BackupManifest {
  const json = parsed(text);
  const versions = placeholder.safeParse(json).data;
  if (!versions)
    throw new AppError(
      'backup.refused',
      'The archive is no backup of LapLake: its manifest is not one',
    );
  if (versions.format > backupFormat || versions.opsFormat > opsFormat)
    throw new AppError(
      'backup.refused',
      `The backup was made by a newer LapLake (format ${versions.format}.${versions.opsFormat}; this one reads up to ${backupFormat}.${opsFormat}): reload the page to get it, then try again`,
    );
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success)
    throw new AppError('backup.refused', 'The manifest of the backup is damaged');
  const strange = manifest.data.entries.find(({path}) => !isPlace(path, manifest.data));
  if (strange)
    throw new AppError('backup.refused', `The backup holds ${strange.path}, which none does`);
  const paths = new Set(manifest.data.entries.map(({path}) => path));
  const lacks =
    paths.size < manifest.data.entries.length ||
    !paths.has(databasePath(manifest.data.catalog)) ||
    manifest.data.indexedDb.some(({path}) => !paths.has(path));
  if (lacks)
    throw new AppError('backup.refused', 'The backup is not whole: parts of the lake are missing');
  return manifest.data;
}

export const databasePath = (catalog: string): string => `${databaseFolder}/${catalog}.duckdb`;

/** Whether what stands at `path` belongs to a lake of these names. Anything else could reach beyond it. */
function isPlace(path: string, {catalog}: {readonly catalog: string}): boolean {
  if (path === settingsPath || path === databasePath(catalog)) return true;
  if (/^indexeddb\/\d+\.ndjson$/.test(path)) return true;
  const [folder, ...parts] = path.split('/');
  return (
    folder === volumesFolder &&
    parts.length >= 2 &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\p{Cc}]/u.test(part))
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
