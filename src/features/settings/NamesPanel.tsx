import {useMutation} from '@tanstack/react-query';
import {type FormEvent, useState} from 'react';
import {isIngestRunning, isUpdateRunning, toFailure, useLake} from '#/client/lake';
import {configureLake} from '#/client/lakeActions';
import type {LakeStatus} from '#/contracts/engine';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Field} from '#/ui/Field';
import {formatCounted} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {type LakeNames, type NameProblems, nameProblems, namesOf} from '#/lakehouse/lakeNames';
import styles from './SettingsScreen.module.css';

const fields = [
  {name: 'catalog', label: 'Catalog'},
  {name: 'schema', label: 'Schema'},
  {name: 'pipeline', label: 'Pipeline'},
] as const;

/** The lake's names: to be chosen while it is empty, afterwards shown with the reason why they stay. */
export function NamesPanel({status}: {readonly status: LakeStatus}) {
  const running = useLake(({ingest, update}) => isIngestRunning(ingest) || isUpdateRunning(update));
  const {files, tables} = status;
  const written = tables.filter(({version}) => version > 0).length;
  const isEmpty = files.staged === 0 && written === 0 && !running;
  const names = namesOf(status.config);
  if (isEmpty)
    return (
      <Panel title="Names" hint="Free to choose until the first file arrives; fixed afterwards.">
        <NamesForm names={names} />
      </Panel>
    );
  return (
    <Panel title="Names">
      <div className={styles['stack']}>
        <dl className={styles['facts']}>
          {fields.map(({name, label}) => (
            <Fact key={name} label={label} value={names[name]} />
          ))}
        </dl>
        <p className={styles['muted']}>
          {running
            ? 'Fixed: work on the lake is under way.'
            : `Fixed: the lake holds ${formatCounted(files.staged, 'staged file')} and ${formatCounted(written, 'table')} under these names, and saved SQL relies on them.`}{' '}
          For other names, use another browser profile, which has a lake of its own.
        </p>
      </div>
    </Panel>
  );
}

function Fact({label, value}: {readonly label: string; readonly value: string}) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </>
  );
}

function NamesForm({names}: {readonly names: LakeNames}) {
  const [draft, setDraft] = useState(names);
  const [problems, setProblems] = useState<NameProblems>({});
  const saving = useMutation({mutationFn: configureLake});
  const change = (name: keyof LakeNames, value: string) => {
    setDraft({...draft, [name]: value.trim()});
    setProblems({});
    saving.reset();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const found = nameProblems(draft);
    setProblems(found);
    if (Object.keys(found).length === 0 && !saving.isPending) saving.mutate(draft);
  };
  return (
    <form className={styles['stack']} onSubmit={save} noValidate>
      {fields.map(({name, label}) => {
        const problem = problems[name];
        return (
          <Field
            key={name}
            label={label}
            value={draft[name]}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => change(name, event.target.value)}
            {...(problem !== undefined && {error: problem})}
          />
        );
      })}
      <p className={styles['muted']}>
        Tables are then called <code>{`${draft.catalog}.${draft.schema}.gold_race_summary`}</code>.
      </p>
      <div className={styles['row']}>
        <Button type="submit" kind="primary" busy={saving.isPending}>
          Save names
        </Button>
        <p className={styles['muted']} role="status">
          {saving.isSuccess && 'Saved.'}
        </p>
      </div>
      {saving.error && <ErrorNotice failure={toFailure(saving.error)} />}
    </form>
  );
}
