import {Ellipsis, FileDown, FolderDown} from 'lucide-react';
import {useState} from 'react';
import {ExportDialog} from '#/charts/export/ExportDialog';
import {ExportState, stateText} from '#/charts/export/ExportState';
import {type Export, exportTo, useExports} from '#/client/exports';
import {defaultFileOptions, type ExportFormat, type ExportSubject} from '#/contracts/export';
import {Button} from '#/ui/Button';
import {Menu, menuItemClass} from '#/ui/Menu';
import styles from './TableScreen.module.css';

const formats: readonly {readonly format: ExportFormat; readonly label: string}[] = [
  {format: 'parquet', label: 'Export Parquet'},
  {format: 'csv', label: 'Export CSV'},
  {format: 'json', label: 'Export JSON'},
];
const more: readonly {readonly format: ExportFormat; readonly label: string}[] = [
  {format: 'ndjson', label: 'Export JSON lines'},
  {format: 'arrow', label: 'Export Arrow'},
];

interface ExportButtonsProps {
  readonly subject: Extract<ExportSubject, {kind: 'table' | 'query'}>;
  /** In the dialog's title, and of the file. */
  readonly name: string;
}

/** Saves all rows: to the reader's downloads at once, or as and where the dialog asks. */
export function ExportButtons({subject, name}: ExportButtonsProps) {
  const newest = useExports((exports) => exports.find((one) => isOf(one, subject)));
  const [isAsking, setAsking] = useState(false);
  const isBusy = newest?.state === 'running';
  const save = (format: ExportFormat) => {
    const options = {...defaultFileOptions, format};
    void exportTo({subject, options}).catch(() => undefined);
  };
  return (
    <div className={styles['export']}>
      {formats.map(({format, label}) => (
        <Button
          key={format}
          icon={format === 'parquet' && <FileDown />}
          busy={isBusy && newest.options.format === format}
          disabled={isBusy && newest.options.format !== format}
          onClick={() => save(format)}
        >
          {label}
        </Button>
      ))}
      <Menu label="More ways to export" icon={<Ellipsis />}>
        {more.map(({format, label}) => (
          <li key={format}>
            <button type="button" className={menuItemClass} onClick={() => save(format)}>
              <FileDown aria-hidden="true" />
              {label}
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={menuItemClass} onClick={() => setAsking(true)}>
            <FolderDown aria-hidden="true" />
            Options and place…
          </button>
        </li>
      </Menu>
      <p className={styles['saved']} role="status">
        {newest?.file && stateText(newest)}
      </p>
      {newest && (newest.failure ?? (isBusy && newest.progress)) && (
        <div className={styles['saved']}>
          <ExportState of={newest} />
        </div>
      )}
      {isAsking && (
        <ExportDialog
          title={`Export ${name}`}
          subject={subject}
          fileName={name}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

const isOf = ({subject}: Export, of: ExportSubject) =>
  JSON.stringify(subject) === JSON.stringify(of);
