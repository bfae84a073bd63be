import {useEffect, useId, useRef, useState} from 'react';
import {Panel} from '#/ui/Panel';
import {useCatalog} from './completion/useCatalog';
import {type RunScope, SqlEditor} from './editor/SqlEditor';
import {ExplainPanel} from './explain/ExplainPanel';
import {useExplain} from './explain/useExplain';
import type {SqlTab} from './kept/deskFormats';
import {ParameterFields} from './parameters/ParameterFields';
import {type OpenDialog, QueryDialogs} from './QueryDialogs';
import {SqlResults} from './results/SqlResults';
import styles from './SqlScreen.module.css';
import {changeTab, useSqlDesk} from './tabs/sqlDesk';
import {Toolbar} from './Toolbar';
import {useQueryText} from './useQueryText';
import {useStatements} from './useStatements';

interface WorkspaceProps {
  readonly tab: SqlTab;
  /** Changes when all of the text is to be run, as a link asks; 0 when it is not. */
  readonly runRequest: number;
}

/** What can be done with a tab's text: runs, plan and the switch for writing. */
function useWork(tab: SqlTab, runRequest: number) {
  const text = useQueryText(tab);
  const explain = useExplain();
  const [allowsWrites, setAllowsWrites] = useState(false);
  const statements = useStatements(tab, allowsWrites);
  const asked = useRef(0);
  useEffect(() => {
    if (runRequest === 0 || runRequest === asked.current) return;
    asked.current = runRequest;
    statements.start(text.statements);
  });
  const onRun = (scope: RunScope) => {
    const meant = text.meant(scope);
    text.setNotice('');
    if (meant.length > 0) statements.start(meant);
  };
  const onExplain = () => {
    const [meant] = text.meant('here');
    const bound = meant && statements.bind(meant);
    if (bound) explain.start(bound.sql);
  };
  return {text, explain, statements, allowsWrites, setAllowsWrites, onRun, onExplain};
}

/** A tab's query with its parameters, what can be done with it, and what came of it. */
export function Workspace({tab, runRequest}: WorkspaceProps) {
  const {text, explain, statements, ...work} = useWork(tab, runRequest);
  const {run, problem, progress} = statements;
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const runButton = useRef<HTMLButtonElement>(null);
  const onCancel = () => {
    run.cancel();
    runButton.current?.focus();
  };
  return (
    <>
      <Panel title="Query">
        <div className={styles['editor']}>
          <Text tab={tab} text={text} mark={statements.mark} onRun={work.onRun} />
          <Toolbar
            isEmpty={text.statements.length === 0}
            hasSelection={text.hasSelection}
            hasSeveral={text.statements.length > 1}
            isRunning={run.state === 'running'}
            isExplaining={explain.state === 'running'}
            allowsWrites={work.allowsWrites}
            runButton={runButton}
            onRun={work.onRun}
            onCancel={onCancel}
            onExplain={work.onExplain}
            onFormat={text.format}
            onCopyLink={text.copyLink}
            onDialog={setDialog}
            onAllowWrites={work.setAllowsWrites}
          />
          <p role="status" className={styles['notice']}>
            {problem ?? (text.notice || progressText(progress))}
          </p>
        </div>
      </Panel>
      <ExplainPanel explain={explain} />
      <SqlResults run={run} onAgain={statements.again} />
      <QueryDialogs
        tab={tab}
        open={dialog}
        onClose={() => setDialog(null)}
        onSaved={text.setNotice}
      />
    </>
  );
}

const progressText = (progress: {readonly at: number; readonly of: number} | null): string =>
  progress && progress.of > 1 ? `Statement ${progress.at} of ${progress.of}` : '';

interface TextProps {
  readonly tab: SqlTab;
  readonly text: ReturnType<typeof useQueryText>;
  readonly mark: ReturnType<typeof useStatements>['mark'];
  readonly onRun: (scope: RunScope) => void;
}

/** The editor, how the keyboard works in it, and the parameters. */
function Text({tab: {id, sql, parameters}, text, mark, onRun}: TextProps) {
  const hintId = useId();
  const takesFocus = useSqlDesk(({opened}) => opened === id);
  const catalog = useCatalog();
  return (
    <>
      <SqlEditor
        value={sql}
        catalog={catalog}
        mark={mark}
        describedBy={hintId}
        handle={text.editor}
        takesFocus={takesFocus}
        onChange={(next) => changeTab(id, {sql: next})}
        onSelect={({from, to}) => text.setHasSelection(from !== to)}
        onRun={onRun}
        onFormat={text.format}
      />
      <p id={hintId} className={styles['hint']}>
        Ctrl+Enter runs the statement of the cursor or what is selected, with Shift all. Ctrl+Space
        completes. Tab indents; Escape, then Tab leaves the editor.
      </p>
      <ParameterFields
        names={text.names}
        values={parameters}
        onChange={(name, value) => changeTab(id, {parameters: {...parameters, [name]: value}})}
        onRun={() => onRun('here')}
      />
    </>
  );
}
