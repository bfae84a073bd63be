import {useRouter} from '@tanstack/react-router';
import {useEffect} from 'react';
import {isTypingIn, shortcutOf} from './shortcuts';

/** What shortcuts open over the page. */
export type Command = 'palette' | 'shortcuts';

/** How long a `g` waits for the letter of a place. */
const placeWithin = 1500;

/** Listens for the shortcuts everywhere; a dialog that is open keeps them for itself. */
export function useShortcuts(onCommand: (command: Command) => void): void {
  const router = useRouter();
  useEffect(() => {
    let begunAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (document.querySelector('dialog[open]')) return;
      const shortcut = shortcutOf(event, {
        isTyping: isTypingIn(event.target),
        awaitsPlace: event.timeStamp - begunAt < placeWithin,
      });
      begunAt = shortcut?.kind === 'await-place' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (!shortcut) return;
      event.preventDefault();
      if (shortcut.kind === 'go') router.history.push(shortcut.place.to);
      else if (shortcut.kind !== 'await-place') onCommand(shortcut.kind);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router, onCommand]);
}
