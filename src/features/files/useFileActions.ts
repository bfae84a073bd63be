import {useMutation, useQueryClient} from '@tanstack/react-query';
import {engine} from '#/client/engine';
import type {ResetRows} from '#/contracts/files';
import type {TableName} from '#/lakehouse/define';
import {formatCounted} from '#/ui/format';

export type FileAction =
  | {readonly kind: 'retry' | 'skip'; readonly path: string}
  | {readonly kind: 'reset'; readonly table: TableName; readonly rows: ResetRows}
  | {readonly kind: 'rescan'};

/** Does it, and says in words what has come of it. */
async function perform(action: FileAction): Promise<string> {
  if (action.kind === 'rescan') return rescan();
  if (action.kind === 'reset') return reset(action.table, action.rows);
  const {kind, path} = action;
  const paths = [path];
  await (kind === 'retry' ? engine.retryFiles({paths}) : engine.skipFiles({paths}));
  return kind === 'retry'
    ? `${path} is pending again: the next run loads it.`
    : `${path} is skipped: no run loads it.`;
}

async function rescan(): Promise<string> {
  const {newFiles} = await engine.rescan({});
  return newFiles === 0
    ? 'The volume was listed: no file was new.'
    : `The volume was listed: ${formatCounted(newFiles, 'file was', 'files were')} new.`;
}

async function reset(table: TableName, rows: ResetRows): Promise<string> {
  const {files, removedRows, goneFiles} = await engine.resetCheckpoint({table, rows});
  const gone = rows === 'empty' ? ` and ${formatCounted(removedRows, 'row')} removed` : '';
  const kept =
    goneFiles === 0
      ? ''
      : ` ${formatCounted(goneFiles, 'file is', 'files are')} staged no more: ${goneFiles === 1 ? 'its' : 'their'} rows stay.`;
  return `${table}: ${formatCounted(files, 'file')} forgotten${gone}. The next run loads them again.${kept}`;
}

/** One action at a time; afterwards the list is asked for again. */
export function useFileActions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: perform,
    onSettled: () => queries.invalidateQueries({queryKey: ['files']}),
  });
}
