import {Panel} from '#/ui/Panel';
import {Select} from '#/ui/Select';
import {chooseTheme, type Theme, useTheme} from '#/ui/theme';

const options: readonly {readonly value: Theme; readonly label: string}[] = [
  {value: 'system', label: 'As the device'},
  {value: 'light', label: 'Light'},
  {value: 'dark', label: 'Dark'},
];

/** How LapLake looks; remembered on this device. */
export function AppearancePanel() {
  const theme = useTheme((state) => state.theme);
  return (
    <Panel title="Appearance">
      <Select label="Theme" value={theme} options={options} onChange={chooseTheme} />
    </Panel>
  );
}
