import type {ExportProgress} from '#/contracts/export';

/** What an export has written so far; tells of it every 200 ms at most. */
export interface ExportTally {
  begin(fileName: string): void;
  add(bytes: number, rows: number): void;
  readonly files: number;
  readonly rows: number;
  readonly bytes: number;
}

const apartMs = 200;

/** `shareOf` tells how much is done, 0 to 1, of rows and bytes; null where nobody knows. */
export function exportTally(
  exportId: string,
  shareOf: (done: {readonly rows: number; readonly bytes: number}) => number | null,
  tell: (progress: ExportProgress) => void,
): ExportTally {
  let told = -apartMs;
  const done = {fileName: '', files: 0, rows: 0, bytes: 0};
  const tellNow = () => {
    const now = performance.now();
    if (now - told < apartMs) return;
    told = now;
    tell({exportId, ...done, share: shareOf(done)});
  };
  return {
    begin(fileName) {
      done.fileName = fileName;
      done.files += 1;
      tellNow();
    },
    add(bytes, rows) {
      done.bytes += bytes;
      done.rows += rows;
      tellNow();
    },
    get files() {
      return done.files;
    },
    get rows() {
      return done.rows;
    },
    get bytes() {
      return done.bytes;
    },
  };
}

/** A share of what was expected; never past the end, whatever came. */
export const shareOfTotal =
  (total: number, of: 'rows' | 'bytes') =>
  (done: {readonly rows: number; readonly bytes: number}): number | null =>
    total > 0 ? Math.min(1, done[of] / total) : null;
