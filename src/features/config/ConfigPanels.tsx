import {useMutation} from '@tanstack/react-query';
import {useEffect, useMemo, useRef} from 'react';
import {toFailure} from '#/client/lake';
import {saveConfig} from '#/client/saveConfig';
import {configChanges, configText} from '#/lakehouse/pipelineConfig/configChanges';
import type {ConfiguredLake} from '#/lakehouse/pipelineConfig/documentParts';
import {parseConfig} from '#/lakehouse/pipelineConfig/parseConfig';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCounted} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {ChangeList} from './ChangeList';
import {dropDraft, useConfigDraft, writeDraft} from './configDraft';
import styles from './ConfigScreen.module.css';
import {type EditorHandle, JsonEditor} from './JsonEditor';
import {ProblemList} from './ProblemList';

/** The editor, and beside it what saving would change or what keeps it from being saved. */
export function ConfigPanels({lake}: {readonly lake: ConfiguredLake}) {
  const draft = useConfigDraft();
  const editor = useRef<EditorHandle>(null);
  const text = draft.text ?? configText(lake.config);
  const parsed = useMemo(() => parseConfig(text, lake), [text, lake]);
  const problems = parsed.kind === 'problems' ? parsed.problems : [];
  const changes = parsed.kind === 'config' ? configChanges(lake.config, parsed.config) : [];
  const counts = {problems: problems.length, changes: changes.length};
  const saving = useMutation({mutationFn: saveConfig, onSuccess: dropDraft});
  const save = () => {
    if (changes.length === 0) editor.current?.goTo(problems[0]?.at ?? null);
    else if (!saving.isPending) saving.mutate(text);
  };
  useSaveKeys(save);
  const discard = () => {
    dropDraft();
    saving.reset();
  };
  const write = (written: string) => {
    writeDraft(written, lake);
    saving.reset();
  };
  const goTo = (at: number) => editor.current?.goTo(at);
  return (
    <>
      <Panel
        title="pipeline_config.json"
        badge={draft.text !== null && <Badge tone="warn">not saved</Badge>}
        actions={
          <>
            <SaveButton {...counts} isSaving={saving.isPending} onSave={save} />
            {draft.text !== null && <Button onClick={discard}>Discard</Button>}
          </>
        }
      >
        <JsonEditor
          ref={editor}
          label="pipeline_config.json"
          text={text}
          faultyLines={problems.map(({line}) => line)}
          onChange={write}
        />
      </Panel>
      <Panel title={problems.length > 0 ? 'What keeps it from being saved' : 'Changes to save'}>
        <div className={styles['stack']}>
          {problems.length > 0 ? (
            <ProblemList problems={problems} text={text} lake={lake} onGoTo={goTo} />
          ) : (
            <ChangeList changes={changes} draft={draft} lake={lake} />
          )}
          {saving.error && <ErrorNotice failure={toFailure(saving.error)} />}
          <p className={styles['told']} role="status">
            {problems.length > 0 && formatCounted(problems.length, 'problem')}
            {saving.isSuccess && draft.text === null && 'Saved. The next update goes by it.'}
          </p>
        </div>
      </Panel>
    </>
  );
}

interface SaveButtonProps {
  readonly isSaving: boolean;
  readonly problems: number;
  readonly changes: number;
  readonly onSave: () => void;
}

function SaveButton({isSaving, problems, changes, onSave}: SaveButtonProps) {
  return (
    <Button
      kind="primary"
      busy={isSaving}
      disabled={changes === 0}
      title={saveTitle(problems, changes)}
      onClick={onSave}
    >
      Save
    </Button>
  );
}

function saveTitle(problems: number, changes: number): string {
  if (problems > 0) return 'It has problems, which are listed beside it';
  return changes === 0 ? 'Nothing has changed' : 'Ctrl+S or ⌘S';
}

/** Ctrl+S and ⌘S save, wherever the focus is; the browser's own is of no use here. */
function useSaveKeys(save: () => void): void {
  const newest = useRef(save);
  useEffect(() => {
    newest.current = save;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's')
        return;
      event.preventDefault();
      newest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
