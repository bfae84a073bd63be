import {useEffect, useId, useMemo, useRef, useState} from 'react';
import {Panel} from '#/ui/Panel';
import {useCatalog} from './completion/useCatalog';
import {
  type EditorHandle,
  type EditorSelectionRange,
  type RunScope,
  SqlEditor,
} from './editor/SqlEditor';
import {ExplainPanel} from './explain/ExplainPanel';
import {useExplain} from './explain/useExplain';
import type {SqlTab} from './kept/deskFormats';
import {LibraryDialog, type LibraryPart} from './library/LibraryDialog';
import {SaveDialog} from './library/SaveDialog';
import {parametersOf} from './parameters/bindParameters';
import {ParameterFields} from './parameters/ParameterFields';
import {SqlResults} from './results/SqlResults';
import styles from './SqlScreen.module.css';
import {changeTab, openTab} from './tabs/sqlDesk';
import {hashOf, valuesFor} from './tabs/sqlLink';
import {formatSql} from './text/formatSql';
import {type Statement, statementAt, statementsOf} from './text/statements';
import {Toolbar} from './Toolbar';
import {useStatements} from './useStatements';

interface WorkspaceProps {
  readonly tab: SqlTab;
  /** Changes when all of the text is to be run, as a link asks. */
  readonly runRequest: number;
}

const nowhere: EditorSelectionRange = {from: 0, to: 0};

/** The statements that are meant: what is selected, the statement of the cursor, or all. */
function statementsIn(
  sql: string,
  {from, to}: EditorSelectionRange,
  scope: RunScope,
): readonly Statement[] {
  if (scope === 'all') return statementsOf(sql);
  if (from !== to)
    return statementsOf(sql.slice(from, to)).map((one) => ({
      sql: one.sql,
      from: one.from + from,
      to: one.to + from,
    }));
  const statement = statementAt(sql, from);
  return statement ? [statement] : [];
}

function useNotice() {
  const [notice, setNotice] = useState('');
  const copyLink = async (tab: SqlTab) => {
    const parameters = valuesFor(parametersOf(tab.sql), tab.parameters);
    const hash = hashOf({...tab, parameters});
    if (hash === null) return setNotice('The query is too long for a link.');
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}#${hash}`);
      setNotice('The link is copied. It holds the query, not the data.');
    } catch (thrown) {
      console.warn('The clipboard is closed', thrown);
      setNotice('The browser does not let the page copy. The address of this page is the link.');
    }
  };
  return {notice, setNotice, copyLink};
}

/** A tab's query with its parameters, what can be done with it, and what came of it. */
export function Workspace({tab, runRequest}: WorkspaceProps) {
  const {id, sql, parameters} = tab;
  const hintId = useId();
  const editor = useRef<EditorHandle>(null);
  const runButton = useRef<HTMLButtonElement>(null);
  const catalog = useCatalog();
  const [selection, setSelection] = useState(nowhere);
  const [allowsWrites, setAllowsWrites] = useState(false);
  const [library, setLibrary] = useState<LibraryPart | null>(null);
  const [isSaving, setSaving] = useState(false);
  const {notice, setNotice, copyLink} = useNotice();
  const explain = useExplain();
  const {run, progress, problem, mark, bind, start} = useStatements(tab, allowsWrites);
  const statements = useMemo(() => statementsOf(sql), [sql]);
  const names = useMemo(() => parametersOf(sql), [sql]);

  const onRun = (scope: RunScope) => {
    const meant = statementsIn(sql, editor.current?.selection() ?? nowhere, scope);
    setNotice('');
    if (meant.length > 0) start(meant);
  };
  const onExplain = () => {
    const [meant] = statementsIn(sql, editor.current?.selection() ?? nowhere, 'here');
    const bound = meant && bind(meant);
    if (bound) explain.start(bound.sql);
  };
  const onCancel = () => {
    run.cancel();
    runButton.current?.focus();
  };
  const onFormat = async () => {
    try {
      changeTab(id, {sql: await formatSql(sql)});
      setNotice('');
    } catch (thrown) {
      const [reason = ''] = String(thrown instanceof Error ? thrown.message : thrown).split('\n');
      setNotice(`It cannot be laid out: ${reason}`);
    }
  };
  const asked = useRef(0);
  useEffect(() => {
    if (runRequest === asked.current) return;
    asked.current = runRequest;
    start(statementsOf(sql));
  });
  return (
    <>
      <Panel title="Query">
        <div className={styles['editor']}>
          <SqlEditor
            value={sql}
            catalog={catalog}
            mark={mark}
            describedBy={hintId}
            handle={editor}
            onChange={(text) => changeTab(id, {sql: text})}
            onSelect={setSelection}
            onRun={onRun}
            onFormat={() => void onFormat()}
          />
          <p id={hintId} className={styles['hint']}>
            Ctrl+Enter runs the statement of the cursor or what is selected, with Shift all.
            Ctrl+Space completes. Tab indents; Escape, then Tab leaves the editor.
          </p>
          <ParameterFields
            names={names}
            values={parameters}
            onChange={(name, value) => changeTab(id, {parameters: {...parameters, [name]: value}})}
            onRun={() => onRun('here')}
          />
          <Toolbar
            isEmpty={statements.length === 0}
            hasSelection={selection.from !== selection.to}
            hasSeveral={statements.length > 1}
            isRunning={run.state === 'running'}
            isExplaining={explain.state === 'running'}
            allowsWrites={allowsWrites}
            runButton={runButton}
            onRun={onRun}
            onCancel={onCancel}
            onExplain={onExplain}
            onFormat={() => void onFormat()}
            onSave={() => setSaving(true)}
            onCopyLink={() => void copyLink(tab)}
            onLibrary={setLibrary}
            onAllowWrites={setAllowsWrites}
          />
          <p role="status" className={styles['notice']}>
            {problem ?? (notice || progressText(progress))}
          </p>
        </div>
      </Panel>
      <ExplainPanel explain={explain} />
      <SqlResults run={run} />
      {library && (
        <LibraryDialog
          part={library}
          onClose={() => setLibrary(null)}
          onOpen={(content) => {
            setLibrary(null);
            openTab(content);
          }}
        />
      )}
      {isSaving && (
        <SaveDialog
          tab={tab}
          onClose={(outcome) => {
            setSaving(false);
            if (outcome) setNotice(outcome);
          }}
        />
      )}
    </>
  );
}

const progressText = (progress: {readonly at: number; readonly of: number} | null): string =>
  progress && progress.of > 1 ? `Statement ${progress.at} of ${progress.of}` : '';
