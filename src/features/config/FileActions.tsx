import {useMutation} from '@tanstack/react-query';
import {Copy, Download, Upload} from 'lucide-react';
import {useRef} from 'react';
import {saveBlob} from '#/client/saveTable';
import {configText} from '#/lakehouse/pipelineConfig/configChanges';
import type {ConfiguredLake} from '#/lakehouse/pipelineConfig/documentParts';
import {Button} from '#/ui/Button';
import {importDraft} from './configDraft';
import styles from './ConfigScreen.module.css';

const fileName = 'pipeline_config.json';
const largest = 1_000_000;

async function readFile(file: File): Promise<string> {
  if (file.size > largest) throw new RangeError(`${file.name} is too large for a configuration.`);
  // A byte order mark is no part of the JSON.
  return (await file.text()).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** Copies, downloads and imports. An import is shown as a draft; what is taken along is what is saved. */
export function FileActions({lake}: {readonly lake: ConfiguredLake}) {
  const input = useRef<HTMLInputElement>(null);
  const text = configText(lake.config);
  const copying = useMutation({mutationFn: () => navigator.clipboard.writeText(text)});
  const importing = useMutation({
    mutationFn: readFile,
    onSuccess: (read, file) => importDraft(read, file.name, lake),
  });
  return (
    <div className={styles['actions']}>
      <Button icon={<Copy />} onClick={() => copying.mutate()}>
        Copy
      </Button>
      <Button
        icon={<Download />}
        onClick={() => saveBlob(new Blob([text], {type: 'application/json'}), fileName)}
      >
        Download
      </Button>
      <Button icon={<Upload />} onClick={() => input.current?.click()}>
        Import
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Import a configuration"
        hidden
        onChange={({target}) => {
          const file = target.files?.[0];
          if (file) importing.mutate(file);
          // So that the same file can be chosen again.
          target.value = '';
        }}
      />
      <p className={styles['told']} role="status">
        {copying.isSuccess && 'Copied.'}
        {copying.isError && 'The browser did not allow copying: use Download.'}
        {importing.isError && importing.error.message}
      </p>
    </div>
  );
}
