import {FileDown, FolderDown} from 'lucide-react';
import {ExpectedSize} from '#/charts/export/ExpectedSize';
import {canChoosePlace, choosePlace} from '#/client/choosePlace';
import {exportTo, useExports} from '#/client/exports';
import {defaultFileOptions, type ExportSubject, type FileOptions} from '#/contracts/export';
import {Button} from '#/ui/Button';
import styles from './ExportScreen.module.css';

interface ExportActionsProps {
  /** Name of the button that downloads. */
  readonly label: string;
  readonly subject: ExportSubject;
  readonly options?: FileOptions;
  /** What a person may choose instead of the downloads: a folder, or a file of this name. */
  readonly place: 'folder' | {readonly fileName: string};
}

/** How large it will be, and the ways to have it. */
export function ExportActions(props: ExportActionsProps) {
  const {label, subject, options = defaultFileOptions, place} = props;
  const isRunning = useExports((exports) =>
    exports.some((one) => one.state === 'running' && one.subject.kind === subject.kind),
  );
  const choose = async () => {
    const [kind, name] =
      place === 'folder' ? (['folder', ''] as const) : (['file', place.fileName] as const);
    const chosen = await choosePlace(kind, name);
    if (chosen) await exportTo({subject, options, place: chosen});
  };
  return (
    <>
      <ExpectedSize subject={subject} options={options} />
      <div className={styles['row']}>
        <Button
          kind="primary"
          icon={<FileDown />}
          busy={isRunning}
          onClick={() => void exportTo({subject, options}).catch(() => undefined)}
        >
          {label}
        </Button>
        {canChoosePlace() && (
          <Button
            icon={<FolderDown />}
            disabled={isRunning}
            onClick={() => void choose().catch(() => undefined)}
          >
            {place === 'folder' ? 'Choose a folder…' : 'Choose a place…'}
          </Button>
        )}
      </div>
    </>
  );
}
