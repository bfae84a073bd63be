import {type Place, places} from './places';

const isApple = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '');

/** The key that shortcuts are held with on this device, as its keyboard calls it. */
export const modifierKey = isApple ? '⌘' : 'Ctrl';

/** The parts of a key press that shortcuts go by. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export type Shortcut =
  | {readonly kind: 'palette' | 'shortcuts' | 'await-place'}
  | {readonly kind: 'go'; readonly place: Place};

/**
 * What a key press means; null for nothing. `isTyping`: it lands in a field or editor, where letters are text.
 * `awaitsPlace`: the press before was a `g`.
 */
export function shortcutOf(
  press: KeyPress,
  {isTyping, awaitsPlace}: {readonly isTyping: boolean; readonly awaitsPlace: boolean},
): Shortcut | null {
  if (isSearch(press)) return {kind: 'palette'};
  if (isTyping || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === '?') return {kind: 'shortcuts'};
  if (!awaitsPlace) return press.key === 'g' ? {kind: 'await-place'} : null;
  const place = places.find(({key}) => key === press.key);
  return place ? {kind: 'go', place} : null;
}

function isSearch({key, ctrlKey, metaKey, altKey, shiftKey}: KeyPress): boolean {
  const isHeld = isApple ? metaKey : ctrlKey;
  return isHeld && !altKey && !shiftKey && key.toLowerCase() === 'k';
}

const fields =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable], .cm-editor';

/** Whether what is pressed there is text, or chooses in a list. */
export const isTypingIn = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(fields) !== null;
