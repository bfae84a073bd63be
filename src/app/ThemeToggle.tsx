import {Monitor, Moon, Sun} from 'lucide-react';
import {Button} from '#/ui/Button';
import {chooseTheme, themes, useTheme} from '#/ui/theme';

const look = {
  system: {icon: <Monitor />, label: 'Theme: as the device'},
  light: {icon: <Sun />, label: 'Theme: light'},
  dark: {icon: <Moon />, label: 'Theme: dark'},
} as const;

/** Goes through device, light and dark. */
export function ThemeToggle() {
  const theme = useTheme((state) => state.theme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <Button
      kind="quiet"
      iconOnly
      icon={look[theme].icon}
      aria-label={look[theme].label}
      title={look[theme].label}
      onClick={() => chooseTheme(next)}
    />
  );
}
