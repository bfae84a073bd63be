import {useMemo, useRef, useState} from 'react';
import type {EditorHandle, EditorSelectionRange, RunScope} from './editor/SqlEditor';
import type {SqlTab} from './kept/deskFormats';
import {parametersOf} from './parameters/bindParameters';
import {changeTab} from './tabs/sqlDesk';
import {hashOf, valuesFor} from './tabs/sqlLink';
import {formatSql} from './text/formatSql';
import {type Statement, statementAt, statementsOf} from './text/statements';

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

/** The link to a tab's query; what became of copying it, in words. */
async function copyLink({sql, name, parameters}: SqlTab): Promise<string> {
  const hash = hashOf({sql, name, parameters: valuesFor(parametersOf(sql), parameters)});
  if (hash === null) return 'The query is too long for a link.';
  try {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}#${hash}`);
    return 'The link is copied. It holds the query, not the rows.';
  } catch (thrown) {
    console.warn('The clipboard is closed', thrown);
    return 'The browser does not let the page copy. The address of this page is the link.';
  }
}

/** Lays the text out anew; why it cannot be, in words. */
async function format({id, sql}: SqlTab): Promise<string> {
  try {
    changeTab(id, {sql: await formatSql(sql)});
    return '';
  } catch (thrown) {
    const [reason = ''] = String(thrown instanceof Error ? thrown.message : thrown).split('\n');
    return `It cannot be laid out: ${reason}`;
  }
}

/** A tab's text in its editor: what is selected, what it is made of, and what can be done with it. */
export function useQueryText(tab: SqlTab) {
  const {sql} = tab;
  const editor = useRef<EditorHandle>(null);
  const [hasSelection, setHasSelection] = useState(false);
  const [notice, setNotice] = useState('');
  const statements = useMemo(() => statementsOf(sql), [sql]);
  const names = useMemo(() => parametersOf(sql), [sql]);
  const tell = (outcome: Promise<string>) => void outcome.then(setNotice);
  return {
    editor,
    hasSelection,
    setHasSelection,
    statements,
    /** Names of the parameters. */
    names,
    /** What became of the last thing done. */
    notice,
    setNotice,
    meant: (scope: RunScope) => statementsIn(sql, editor.current?.selection() ?? nowhere, scope),
    copyLink: () => tell(copyLink(tab)),
    format: () => tell(format(tab)),
  };
}
