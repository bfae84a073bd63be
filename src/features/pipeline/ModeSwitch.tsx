import {useMutation} from '@tanstack/react-query';
import {toFailure, useLake} from '#/client/lake';
import {savePipelineSettings} from '#/client/savePipelineSettings';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Select} from '#/ui/Select';

const modes = [
  {value: 'production', label: 'Production: tries again'},
  {value: 'development', label: 'Development: fails at once'},
] as const;

/** Lakeflow's development and production: whether what fails is tried again. */
export function ModeSwitch() {
  const development = useLake(({status}) => status?.config.development ?? false);
  const save = useMutation({
    mutationFn: (isOn: boolean) => savePipelineSettings({development: isOn}),
  });
  const shown = save.isPending ? save.variables : development;
  return (
    <>
      <Select
        label="Mode"
        labelHidden
        value={shown ? 'development' : 'production'}
        options={modes}
        onChange={(mode) => save.mutate(mode === 'development')}
      />
      {save.error && <ErrorNotice failure={toFailure(save.error)} />}
    </>
  );
}
