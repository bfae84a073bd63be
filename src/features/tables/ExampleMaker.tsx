import {useMutation} from '@tanstack/react-query';
import {Copy, Download} from 'lucide-react';
import {useState} from 'react';
import {toFailure} from '#/client/lake';
import {saveBlob} from '#/client/saveTable';
import {useSql} from '#/client/useSql';
import type {DerivedTable} from '#/lakehouse/define';
import type {Example} from '#/lakehouse/example';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Field} from '#/ui/Field';
import {Select} from '#/ui/Select';
import styles from './Examples.module.css';
import {ExampleView} from './ExampleView';
import {exampleText} from './exampleText';
import {sampleExample} from './sampleExample';
import {sampleUnit, unitsSql} from './sampleSql';

const limits = ['2', '5', '20'] as const;

interface Unit {
  readonly key: number;
  readonly name: string | null;
}

/** Makes an example of a few rows that the lake has, as the text of a file beside the table's definition. */
export function ExampleMaker({table}: {readonly table: DerivedTable}) {
  const units = useSql<Unit>(unitsSql(table), [table.name, 'silver_sessions', 'silver_meetings']);
  return (
    <section className={styles['maker']} aria-label="Make an example from sampled rows">
      <h2>Make an example from sampled rows</h2>
      {units.length === 0 ? (
        <p className={styles['muted']}>
          The table has no rows to sample yet: get data and run the pipeline.
        </p>
      ) : (
        <Maker table={table} units={units} />
      )}
    </section>
  );
}

interface MakerProps {
  readonly table: DerivedTable;
  readonly units: readonly Unit[];
}

function Maker({table, units}: MakerProps) {
  const [chosen, setChosen] = useState(String(units[0]?.key));
  const [limit, setLimit] = useState<(typeof limits)[number]>('5');
  const [shows, setShows] = useState('');
  const making = useMutation({mutationFn: sampleExample});
  const unit = sampleUnit(table) === 'session_key' ? 'session' : 'meeting';
  const nameOf = ({key, name}: Unit) => name ?? `${unit} ${key}`;
  const sampled = units.find(({key}) => String(key) === chosen) ?? units[0];
  const sentence = sampled ? `what a few rows of ${nameOf(sampled)} give` : '';
  const make = () => {
    if (sampled)
      making.mutate({
        table,
        key: sampled.key,
        shows: shows.trim() || sentence,
        limit: Number(limit),
      });
  };
  return (
    <>
      <p className={styles['muted']}>
        Takes a few rows of each input, of two drivers where there are drivers, and computes what
        the table makes of just these: so its figures may be others than in your lake. Shorten it to
        what you want to show.
      </p>
      <div className={styles['form']}>
        <Select
          label={unit === 'session' ? 'Session' : 'Meeting'}
          value={chosen}
          options={units.map((one) => ({value: String(one.key), label: nameOf(one)}))}
          onChange={setChosen}
        />
        <Select
          label="Rows of each input"
          value={limit}
          options={limits.map((value) => ({value, label: `up to ${value}`}))}
          onChange={setLimit}
        />
        <Field
          label="What it shows"
          value={shows}
          placeholder={sentence}
          onChange={({target}) => setShows(target.value)}
        />
        <Button kind="primary" busy={making.isPending} onClick={make}>
          Make example
        </Button>
      </div>
      {making.error && <ErrorNotice failure={toFailure(making.error)} />}
      {making.data && <Made table={table} example={making.data} />}
    </>
  );
}

function Made({table, example}: {readonly table: DerivedTable; readonly example: Example}) {
  const text = exampleText(example);
  const fileName = `${table.name}.example.ts`;
  const copying = useMutation({mutationFn: () => navigator.clipboard.writeText(text)});
  return (
    <>
      <ExampleView example={example} outcome={null} />
      {example.expect.length === 0 && (
        <p className={styles['muted']}>
          These rows give none: take more of them, or another {sampleUnit(table).split('_')[0]}.
        </p>
      )}
      {/* A scrolling region must be reachable by keyboard. */}
      <pre className={styles['text']} role="region" aria-label={fileName} tabIndex={0}>
        {text}
      </pre>
      <div className={styles['head']}>
        <Button icon={<Copy />} onClick={() => copying.mutate()}>
          Copy
        </Button>
        <Button
          icon={<Download />}
          onClick={() => saveBlob(new Blob([text], {type: 'text/plain'}), fileName)}
        >
          Download
        </Button>
        <p className={styles['told']} role="status">
          {copying.isSuccess && 'Copied.'}
          {copying.isError && 'The browser did not allow copying: use Download.'}
        </p>
      </div>
      <p className={styles['muted']}>
        Put the file beside the table’s definition, <code>{`src/lakehouse/${table.layer}/`}</code>,
        or its example into the list of the file that is there; the unit tests run it.
      </p>
    </>
  );
}
