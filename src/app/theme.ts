/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const key = 'laplake.theme';
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme chosen earlier; `system` when none was, or when storage is closed to us. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch (thrown) {
    console.warn('The chosen theme cannot be read', thrown);
    return 'system';
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Applies a theme and remembers it for the next visit. */
export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    localStorage.setItem(key, theme);
  } catch (thrown) {
    console.warn('The chosen theme is kept for this visit only', thrown);
  }
}
