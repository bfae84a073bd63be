import {HighlightStyle, syntaxHighlighting} from '@codemirror/language';
import {EditorView} from '@codemirror/view';
import {tags} from '@lezer/highlight';

const look = EditorView.theme({
  '&': {
    backgroundColor: 'var(--bg-sunken)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    fontSize: 'var(--sql-text, var(--text-s))',
  },
  '&.cm-focused': {outline: '2px solid var(--accent)', outlineOffset: '1px'},
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    lineHeight: '1.5',
    minHeight: '9lh',
    maxHeight: 'min(60dvh, 26lh)',
    overflow: 'auto',
  },
  '.cm-content': {padding: 'var(--space-2) 0', caretColor: 'var(--text)'},
  '.cm-cursor': {borderLeftColor: 'var(--text)'},
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--text-faint)',
    border: 'none',
  },
  '.cm-activeLine': {backgroundColor: 'light-dark(rgb(0 0 0 / 0.035), rgb(255 255 255 / 0.045))'},
  '.cm-activeLineGutter': {backgroundColor: 'transparent', color: 'var(--text)'},
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    {background: 'light-dark(#cfe1fb, #1e4272)'},
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '.cm-selectionMatch': {backgroundColor: 'var(--warn-soft)'},
  '.cm-sqlFunction': {color: 'light-dark(#0c647b, #56c7dd)'},
  '.cm-sqlParameter': {
    color: 'var(--series-5)',
    backgroundColor: 'var(--bg-hover)',
    borderRadius: 'var(--radius-s)',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad) 1px',
    textUnderlineOffset: '3px',
    backgroundColor: 'var(--bad-soft)',
  },
  '.cm-tooltip, .cm-panels': {
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--bg-raised)',
    color: 'var(--text)',
    boxShadow: 'var(--shadow-pop)',
  },
  '.cm-panels': {borderRadius: '0', boxShadow: 'none', borderWidth: '1px 0 0'},
  '.cm-tooltip-autocomplete > ul': {fontFamily: 'var(--font-mono)', maxHeight: '14lh'},
  '.cm-tooltip-autocomplete > ul > li': {padding: '2px var(--space-2) !important'},
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--accent) !important',
    color: 'var(--on-accent) !important',
  },
  '.cm-completionDetail': {
    fontStyle: 'normal',
    color: 'var(--text-muted)',
    marginLeft: 'var(--space-3)',
  },
  'li[aria-selected] .cm-completionDetail': {color: 'inherit'},
  '.cm-completionMatchedText': {textDecoration: 'none', fontWeight: '700'},
  '.cm-tooltip.cm-completionInfo': {
    padding: 'var(--space-2) var(--space-3)',
    maxWidth: '320px',
    whiteSpace: 'pre-wrap',
    fontSize: 'var(--text-s)',
  },
  '.cm-diagnostic': {
    padding: 'var(--space-2) var(--space-3)',
    borderLeft: '3px solid var(--bad)',
    maxWidth: 'min(560px, 90vw)',
    whiteSpace: 'pre-wrap',
  },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
    padding: '2px var(--space-2)',
    marginLeft: 'var(--space-2)',
    borderRadius: 'var(--radius-s)',
  },
  '.cm-placeholder': {color: 'var(--text-faint)'},
  '.cm-panel.cm-search': {fontFamily: 'var(--font)', padding: 'var(--space-2)'},
  '.cm-textfield, .cm-button': {
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--bg-raised)',
    backgroundImage: 'none',
    color: 'var(--text)',
  },
});

const colours = HighlightStyle.define([
  {tag: tags.keyword, color: 'var(--accent)', fontWeight: '550'},
  {tag: tags.typeName, color: 'var(--series-4)'},
  {tag: [tags.string, tags.special(tags.string)], color: 'var(--series-3)'},
  {tag: [tags.number, tags.bool, tags.null], color: 'var(--series-2)'},
  {tag: tags.comment, color: 'var(--text-muted)', fontStyle: 'italic'},
  {tag: tags.standard(tags.name), color: 'light-dark(#0c647b, #56c7dd)'},
  {tag: [tags.operator, tags.punctuation], color: 'var(--text-muted)'},
]);

/** Colours are those of the page's tokens, so that light and dark follow by themselves. */
export const editorTheme = [look, syntaxHighlighting(colours)];
