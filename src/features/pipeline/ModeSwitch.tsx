import {toFailure, useLake} from '#/client/lake';
import {savePipelineSettings} from '#/client/savePipelineSettings';
import {useSaved} from '#/client/useSaved';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Select} from '#/ui/Select';

const modes = [
  {value: 'production', label: 'Production: tries again'},
  {value: 'development', label: 'Development: fails at once'},
] as const;

/** Lakeflow's development and production: whether what fails is tried again. */
export function ModeSwitch() {
  const development = useLake(({status}) => status?.config.development ?? false);
  const {shown, change, error} = useSaved(development, (isOn) =>
    savePipelineSettings({development: isOn}),
  );
  return (
    <>
      <Select
        label="Mode"
        labelHidden
        value={shown ? 'development' : 'production'}
        options={modes}
        onChange={(mode) => change(mode === 'development')}
      />
      {error && <ErrorNotice failure={toFailure(error)} />}
    </>
  );
}
