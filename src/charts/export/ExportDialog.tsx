import {FileDown, FolderDown} from 'lucide-react';
import {useState} from 'react';
import {canChoosePlace, choosePlace} from '#/client/choosePlace';
import {exportTo} from '#/client/exports';
import {defaultFileOptions, type ExportSubject} from '#/contracts/export';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {ExpectedSize} from './ExpectedSize';
import {ExportFields} from './ExportFields';

interface ExportDialogProps {
  readonly title: string;
  readonly subject: ExportSubject;
  /** Without an ending. */
  readonly fileName: string;
  readonly onClose: () => void;
}

/** Asks how and where to export rows, begins it and closes. The outcome stands in `useExports`. */
export function ExportDialog({title, subject, fileName, onClose}: ExportDialogProps) {
  const [options, setOptions] = useState(defaultFileOptions);
  const download = () => {
    void exportTo({subject, options}).catch(() => undefined);
    onClose();
  };
  const choose = async () => {
    const place = await choosePlace('file', `${fileName}.${options.format}`).catch(() => null);
    if (!place) return;
    void exportTo({subject, options, place}).catch(() => undefined);
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          {canChoosePlace() && (
            <Button icon={<FolderDown />} onClick={() => void choose()}>
              Choose a place…
            </Button>
          )}
          <Button kind="primary" icon={<FileDown />} onClick={download}>
            Download
          </Button>
        </>
      }
    >
      <ExportFields options={options} onChange={setOptions} />
      <ExpectedSize subject={subject} options={options} />
    </Dialog>
  );
}
