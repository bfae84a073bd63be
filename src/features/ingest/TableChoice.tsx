import {Link} from '@tanstack/react-router';
import {useState} from 'react';
import {plural} from '#/base/format';
import {useLake} from '#/client/lake';
import {scratchSchema, type TableFile, type TableInFile} from '#/contracts/imports';
import {Button, buttonClass} from '#/ui/Button';
import {Checkbox} from '#/ui/Checkbox';
import {Dialog} from '#/ui/Dialog';
import {Field} from '#/ui/Field';
import {Meter} from '#/ui/Meter';
import {Select} from '#/ui/Select';
import {FirstRows} from './FirstRows';
import styles from './TableChoice.module.css';
import {type Bringing, useBringing} from './useBringing';

interface TableChoiceProps {
  readonly file: File;
  readonly opened: TableFile;
  readonly onClose: () => void;
}

/** One table of the file at a time: its columns and first rows, the name it gets, and the button. */
export function TableChoice({file, opened, onClose}: TableChoiceProps) {
  const [at, setAt] = useState(0);
  const bringing = useBringing(opened);
  const table = opened.tables[at];
  const choose = (value: string) => {
    setAt(Number(value));
    bringing.begin();
  };
  return (
    <Dialog
      title={`Tables in ${file.name}`}
      onClose={onClose}
      actions={<Actions key={at} bringing={bringing} onClose={onClose} />}
    >
      <div className={styles['choice']}>
        {opened.tables.length > 1 && (
          <Select
            label="Table"
            value={String(at)}
            options={opened.tables.map(({label, rows}, place) => ({
              value: String(place),
              label: `${label}, ${plural(rows, 'row')}`,
            }))}
            onChange={choose}
          />
        )}
        {table && <OneTable key={at} opened={opened} at={at} table={table} bringing={bringing} />}
      </div>
    </Dialog>
  );
}

function Actions({bringing, onClose}: {readonly bringing: Bringing; readonly onClose: () => void}) {
  if (bringing.isBusy) return <Button onClick={bringing.cancel}>Cancel import</Button>;
  return <Button onClick={onClose}>{bringing.made ? 'Done' : 'Close'}</Button>;
}

interface OneTableProps {
  readonly opened: TableFile;
  readonly at: number;
  readonly table: TableInFile;
  readonly bringing: Bringing;
}

function OneTable(props: OneTableProps) {
  const {opened, at, table, bringing} = props;
  return (
    <>
      <p className={styles['facts']}>
        {`${plural(table.rows, 'row')}, ${plural(table.columns.length, 'column')}. The first rows:`}
      </p>
      {table.obstacle === null ? (
        <FirstRows opened={opened} at={at} table={table} />
      ) : (
        <p role="alert">{table.obstacle}</p>
      )}
      <NameForm {...props} />
      {bringing.isBusy && <Progress />}
      {bringing.made && <Made name={bringing.made.name} rows={bringing.made.rows} />}
      {bringing.notice}
    </>
  );
}

/** The name in `scratch`; one that is taken asks whether its table gives way. */
function NameForm({opened, at, table, bringing}: OneTableProps) {
  const [name, setName] = useState(table.suggestion);
  const [replaces, setReplaces] = useState(false);
  const wanted = name.trim();
  const asksToReplace =
    bringing.made === null &&
    [...opened.taken, ...bringing.names].some((one) => one.toLowerCase() === wanted.toLowerCase());
  const clash =
    asksToReplace && !replaces ? `There is a table ${scratchSchema}.${wanted} already` : null;
  const obstacle = table.obstacle ?? clash;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (obstacle === null)
          bringing.bring({table: at, name, replaces: asksToReplace && replaces});
      }}
    >
      <Field
        label={`Name in the schema ${scratchSchema}`}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
        {...(clash === null ? {} : {error: clash})}
      />
      {asksToReplace && (
        <Checkbox checked={replaces} onChange={setReplaces}>
          Replace that table
        </Checkbox>
      )}
      <Button
        type="submit"
        kind="primary"
        busy={bringing.isBusy}
        disabled={obstacle !== null}
        title={obstacle ?? undefined}
      >
        Bring in
      </Button>
    </form>
  );
}

function Progress() {
  const transfer = useLake((lake) => lake.transfer);
  const share = transfer && transfer.total > 0 ? transfer.done / transfer.total : null;
  return <Meter label="Rows brought in" value={share} />;
}

function Made({name, rows}: {readonly name: string; readonly rows: number}) {
  return (
    <p className={styles['made']} role="status">
      {`${plural(rows, 'row')} are in `}
      <code>{`${scratchSchema}.${name}`}</code>
      <Link to="/sql" className={buttonClass()}>
        Read it in SQL
      </Link>
    </p>
  );
}
