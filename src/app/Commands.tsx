import {Search} from 'lucide-react';
import {lazy, Suspense, useCallback, useState} from 'react';
import {Contained} from '#/ui/Contained';
import styles from './Commands.module.css';
import {modifierKey} from './shortcuts';
import {ShortcutHelp} from './ShortcutHelp';
import {type Command, useShortcuts} from './useShortcuts';

const loadPalette = () => import('./palette/Palette');
const Palette = lazy(async () => ({default: (await loadPalette()).Palette}));

/** The search over everything and the shortcuts: the button that opens it, the keys, and what they open. */
export function Commands() {
  const [shown, setShown] = useState<Command | null>(null);
  useShortcuts(setShown);
  const close = useCallback(() => setShown(null), []);
  return (
    <>
      <button
        type="button"
        className={styles['open']}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        aria-label="Search"
        onPointerEnter={() => void loadPalette()}
        onFocus={() => void loadPalette()}
        onClick={() => setShown('palette')}
      >
        <Search aria-hidden="true" />
        <span className={styles['word']}>Search</span>
        <kbd className={styles['keys']}>{modifierKey} K</kbd>
      </button>
      {shown === 'palette' && (
        <Contained>
          <Suspense>
            <Palette onClose={close} onShortcuts={() => setShown('shortcuts')} />
          </Suspense>
        </Contained>
      )}
      {shown === 'shortcuts' && <ShortcutHelp onClose={close} />}
    </>
  );
}
