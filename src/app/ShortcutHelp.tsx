import {Dialog} from '#/ui/Dialog';
import styles from './Commands.module.css';
import {places} from './places';
import {modifierKey} from './shortcuts';

type KeyLine = readonly [does: string, keys: readonly string[]];

const general: readonly KeyLine[] = [
  ['Search everything', [modifierKey, 'K']],
  ['Show these shortcuts', ['?']],
  ['Close what is open', ['Esc']],
];
const inLists: readonly KeyLine[] = [
  ['Move in tabs, trees, menus, graphs', ['↑', '↓', '←', '→']],
  ['Open or close a branch of a tree', ['→', '←']],
  ['First, last', ['Home', 'End']],
];
const inSql: readonly KeyLine[] = [
  ['Run the statement or selection', [modifierKey, 'Enter']],
  ['Run all statements', [modifierKey, 'Shift', 'Enter']],
  ['Complete', ['Ctrl', 'Space']],
  ['Format', ['Shift', 'Alt', 'F']],
  ['Go to the fault', ['F8']],
  ['Leave the editor', ['Esc', 'Tab']],
  ['Rename, close a tab', ['F2', 'Delete']],
];
const toPlaces = places.map(({label, key}): KeyLine => [label, ['g', key]]);

/** Every shortcut there is. */
export function ShortcutHelp({onClose}: {readonly onClose: () => void}) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose} actions={null}>
      <div className={styles['columns']}>
        <Keys title="Anywhere" lines={general} />
        <Keys title="Go to" lines={toPlaces} />
        <Keys title="Within a page" lines={inLists} />
        <Keys title="On the SQL page" lines={inSql} />
      </div>
      <p>
        Letters work where no text is typed. A place’s two keys are pressed one after the other.
      </p>
    </Dialog>
  );
}

function Keys({title, lines}: {readonly title: string; readonly lines: readonly KeyLine[]}) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {lines.map(([does, keys]) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key} className={styles['key']}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
