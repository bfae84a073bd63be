import {Search} from 'lucide-react';
import {lazy, startTransition, Suspense, useCallback, useEffect, useState} from 'react';
import {useLake} from '#/client/lake';
import {Contained} from '#/ui/Contained';
import styles from './Commands.module.css';
import {modifierKey} from './shortcuts';
import {ShortcutHelp} from './ShortcutHelp';
import {type Command, useShortcuts} from './useShortcuts';

const loadPalette = () => import('./palette/Palette');
/** What hinders it is told when it is opened. */
const preloadPalette = () => void loadPalette().catch(() => undefined);
const Palette = lazy(async () => ({default: (await loadPalette()).Palette}));

/** The search over everything and the shortcuts: the button that opens it, the keys, and what they open. */
export function Commands() {
  const [shown, setShown] = useState<Command | null>(null);
  // React shows what a boundary waited for only 300 ms later; a transition has nothing to wait in place of.
  const open = useCallback((command: Command) => startTransition(() => setShown(command)), []);
  useShortcuts(open);
  const close = useCallback(() => setShown(null), []);
  const isOpen = useLake(({phase}) => phase === 'open');
  // What is typed right after the keys would come before the field.
  useEffect(() => {
    if (isOpen) preloadPalette();
  }, [isOpen]);
  return (
    <>
      <button
        type="button"
        className={styles['open']}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        aria-label="Search"
        onPointerEnter={preloadPalette}
        onFocus={preloadPalette}
        onClick={() => open('palette')}
      >
        <Search aria-hidden="true" />
        <span className={styles['word']}>Search</span>
        <kbd className={styles['keys']}>{modifierKey} K</kbd>
      </button>
      <Suspense>
        {shown === 'palette' && (
          <Contained>
            <Palette onClose={close} onShortcuts={() => setShown('shortcuts')} />
          </Contained>
        )}
      </Suspense>
      {shown === 'shortcuts' && <ShortcutHelp onClose={close} />}
    </>
  );
}
