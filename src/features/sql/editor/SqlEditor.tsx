import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import {defaultKeymap, history, historyKeymap, indentLess, insertTab} from '@codemirror/commands';
import {bracketMatching, indentUnit} from '@codemirror/language';
import {lintKeymap, setDiagnostics} from '@codemirror/lint';
import {highlightSelectionMatches, search, searchKeymap} from '@codemirror/search';
import {EditorSelection, EditorState, type Extension} from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import {type RefObject, useEffect, useImperativeHandle, useRef} from 'react';
import type {Catalog} from '../completion/catalog';
import {completionAt} from '../completion/completionAt';
import {duckdbDialect, keywords} from './duckdbDialect';
import {editorTheme} from './editorTheme';
import type {FailureMark} from './failureMark';
import {sqlMarks} from './sqlMarks';

/** Which part of the text is meant: what is selected, or else the statement of the cursor; or all of it. */
export type RunScope = 'here' | 'all';

export interface EditorSelectionRange {
  readonly from: number;
  readonly to: number;
}

/** The editor as others may use it. */
export interface EditorHandle {
  readonly focus: () => void;
  readonly selection: () => EditorSelectionRange;
}

interface SqlEditorProps {
  readonly value: string;
  readonly catalog: Catalog;
  readonly mark: FailureMark | null;
  /** Id of what tells how the keyboard leaves the editor. */
  readonly describedBy: string;
  readonly handle: RefObject<EditorHandle | null>;
  /** Has the focus from the beginning. */
  readonly takesFocus: boolean;
  readonly onChange: (text: string) => void;
  readonly onSelect: (selection: EditorSelectionRange) => void;
  readonly onRun: (scope: RunScope) => void;
  readonly onFormat: () => void;
}

type Live = RefObject<SqlEditorProps>;

const runKeys = (live: Live): Extension => {
  const does = (work: (props: SqlEditorProps) => void) => () => {
    work(live.current);
    return true;
  };
  return keymap.of([
    {
      key: 'Mod-Enter',
      run: does(({onRun}) => onRun('here')),
      shift: does(({onRun}) => onRun('all')),
    },
    {key: 'Shift-Alt-f', run: does(({onFormat}) => onFormat())},
    // Escape and then Tab leaves the editor, which CodeMirror sees to.
    {key: 'Tab', run: (view) => acceptCompletion(view) || insertTab(view), shift: indentLess},
  ]);
};

const completion = (live: Live): Extension =>
  autocompletion({
    icons: false,
    maxRenderedOptions: 80,
    override: [
      ({state, pos, explicit}) => {
        const found = completionAt({
          text: state.doc.toString(),
          offset: pos,
          catalog: live.current.catalog,
          keywords,
          isExplicit: explicit,
        });
        return found && {...found, validFor: /^"?[\w$]*$/};
      },
    ],
  });

function extensions(live: Live): readonly Extension[] {
  return [
    runKeys(live),
    lineNumbers(),
    history(),
    drawSelection(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    EditorState.allowMultipleSelections.of(true),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({top: true}),
    duckdbDialect.extension,
    completion(live),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    EditorView.lineWrapping,
    placeholder('select … from …'),
    editorTheme,
    sqlMarks,
    EditorView.updateListener.of((update) => {
      const {onChange, onSelect} = live.current;
      if (update.docChanged) onChange(update.state.doc.toString());
      const {from, to} = update.state.selection.main;
      if (update.selectionSet || update.docChanged) onSelect({from, to});
    }),
    EditorView.contentAttributes.of({
      'aria-label': 'SQL',
      'aria-describedby': live.current.describedBy,
      spellcheck: 'false',
      autocapitalize: 'none',
      autocorrect: 'off',
    }),
  ];
}

/** Takes `value` over when it was changed by others, as one step that can be undone. */
function takeOver(view: EditorView, value: string): void {
  const {state} = view;
  if (state.doc.toString() === value) return;
  const cursor = Math.min(state.selection.main.head, value.length);
  view.dispatch({
    changes: {from: 0, to: state.doc.length, insert: value},
    selection: EditorSelection.cursor(cursor),
  });
}

function showMark(view: EditorView, mark: FailureMark | null): void {
  const diagnostics = mark
    ? [
        {
          from: mark.from,
          to: mark.to,
          severity: 'error' as const,
          message: mark.message,
          actions: mark.instead.map((name) => ({
            name: `Use ${name}`,
            apply: (target: EditorView, from: number, to: number) =>
              target.dispatch({changes: {from, to, insert: name}}),
          })),
        },
      ]
    : [];
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/**
 * The text of a query: CodeMirror with DuckDB's SQL. Tab indents; Escape, then Tab goes on. What is marked is marked
 * until the text changes.
 */
export function SqlEditor(props: SqlEditorProps) {
  const {value, mark, handle} = props;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const live = useRef(props);
  useEffect(() => {
    live.current = props;
  });
  useEffect(() => {
    if (!place.current) return undefined;
    const view = new EditorView({
      parent: place.current,
      state: EditorState.create({doc: live.current.value, extensions: [...extensions(live)]}),
    });
    editor.current = view;
    if (live.current.takesFocus) view.focus();
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, []);
  useImperativeHandle(
    handle,
    (): EditorHandle => ({
      focus: () => editor.current?.focus(),
      selection: () => {
        const {from, to} = editor.current?.state.selection.main ?? {from: 0, to: 0};
        return {from, to};
      },
    }),
    [],
  );
  useEffect(() => {
    if (editor.current) takeOver(editor.current, value);
  }, [value]);
  useEffect(() => {
    if (editor.current) showMark(editor.current, mark);
  }, [mark]);
  return <div ref={place} />;
}
