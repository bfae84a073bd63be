import {create} from 'zustand';

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const key = 'laplake.theme';
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme that is on; the one chosen earlier, or `system` when none was or storage is closed to us. */
export const useTheme = create<{readonly theme: Theme}>()(() => ({theme: storedTheme()}));

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch (thrown) {
    console.warn('The chosen theme cannot be read', thrown);
    return 'system';
  }
}

/** Shows the theme on the page. */
export function applyTheme(theme: Theme = useTheme.getState().theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Applies a theme and remembers it for the next visit. */
export function chooseTheme(theme: Theme): void {
  useTheme.setState({theme});
  applyTheme(theme);
  try {
    localStorage.setItem(key, theme);
  } catch (thrown) {
    console.warn('The chosen theme is kept for this visit only', thrown);
  }
}
