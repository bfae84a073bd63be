import {RangeSetBuilder} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import {sqlTokens} from '../text/sqlTokens';
import {keywords} from './duckdbDialect';

const isKeyword = new Set(keywords);
const functionMark = Decoration.mark({class: 'cm-sqlFunction'});
const parameterMark = Decoration.mark({class: 'cm-sqlParameter'});

/** Texts longer than this are coloured by their grammar only. */
const markedLength = 100_000;

function marksOf(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const text = view.state.doc.length > markedLength ? '' : view.state.doc.toString();
  const tokens = sqlTokens(text);
  for (const [at, {kind, from, to, text: own}] of tokens.entries()) {
    if (kind === 'parameter') builder.add(from, to, parameterMark);
    const isCalled = kind === 'word' && tokens[at + 1]?.text === '(';
    if (isCalled && !isKeyword.has(own.toLowerCase())) builder.add(from, to, functionMark);
  }
  return builder.finish();
}

/** Marks what the grammar does not tell: names that are called, and parameters. */
export const sqlMarks = ViewPlugin.fromClass(
  class {
    marks: DecorationSet;
    constructor(view: EditorView) {
      this.marks = marksOf(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged) this.marks = marksOf(update.view);
    }
  },
  {decorations: ({marks}) => marks},
);
