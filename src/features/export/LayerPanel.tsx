import {useState} from 'react';
import {ExportFields} from '#/charts/export/ExportFields';
import {defaultFileOptions, type ExportedLayer} from '#/contracts/export';
import {Panel} from '#/ui/Panel';
import {Select} from '#/ui/Select';
import {ExportActions} from './ExportActions';
import styles from './ExportScreen.module.css';

const layers: readonly {readonly value: ExportedLayer; readonly label: string}[] = [
  {value: 'gold', label: 'Gold: the answers'},
  {value: 'silver', label: 'Silver: typed, newest version'},
  {value: 'bronze', label: 'Bronze: as delivered'},
  {value: 'quarantine', label: 'Quarantine: rows that rules keep out'},
  {value: 'all', label: 'All of them'},
];

/** Every table of a layer, a file each. */
export function LayerPanel() {
  const [layer, setLayer] = useState<ExportedLayer>('gold');
  const [options, setOptions] = useState(defaultFileOptions);
  return (
    <Panel
      title="Tables"
      hint="A file for each table of a layer: in one zip, or in a folder that you choose. All are of one moment; an update of the pipeline waits meanwhile."
    >
      <div className={styles['stack']}>
        <Select label="Layer" value={layer} options={layers} onChange={setLayer} />
        <ExportFields options={options} onChange={setOptions} />
        <ExportActions
          label="Export tables"
          subject={{kind: 'layer', layer}}
          options={options}
          place="folder"
        />
        {options.format === 'parquet' && (
          <p className={styles['muted']}>
            Each file tells in its key-value metadata which version of the table it is, what it was
            made from, and what its columns mean.
          </p>
        )}
      </div>
    </Panel>
  );
}
