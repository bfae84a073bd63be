import {create} from 'zustand';
import type {LakeStatus} from '#/contracts/engine';
import {configChanges, configText} from '#/lakehouse/pipelineConfig/configChanges';
import type {ConfiguredLake} from '#/lakehouse/pipelineConfig/documentParts';
import {parseConfig} from '#/lakehouse/pipelineConfig/parseConfig';

/** What is written and not saved. It stays while other pages are looked at. */
interface Draft {
  /** Null: nothing; the editor shows what holds. */
  readonly text: string | null;
  /** What held when the draft was begun. */
  readonly begunAt: string;
  /** The imported file it is from. */
  readonly fileName: string | null;
}

const none: Draft = {text: null, begunAt: '', fileName: null};

export const useConfigDraft = create<Draft>()(() => none);

export const dropDraft = (): void => useConfigDraft.setState(none, true);

/** A file's text, to be looked at before it is saved. */
export function importDraft(text: string, fileName: string, lake: ConfiguredLake): void {
  useConfigDraft.setState({text, begunAt: configText(lake.config), fileName}, true);
}

/** What a person has written; nothing is left of the draft where that is what holds anyway. */
export function writeDraft(text: string, lake: ConfiguredLake): void {
  const held = configText(lake.config);
  if (text === held) dropDraft();
  else
    useConfigDraft.setState(({text: before, begunAt}) => ({
      text,
      begunAt: before === null ? held : begunAt,
    }));
}

export const configuredLake = ({config, files, tables}: LakeStatus): ConfiguredLake => ({
  config,
  isEmpty: files.staged === 0 && tables.every(({version}) => version === 0),
});

/** Settings that a switch elsewhere has changed since the draft was begun. */
export function changedMeanwhile(begunAt: string, lake: ConfiguredLake): readonly string[] {
  const begun = parseConfig(begunAt, lake);
  return begun.kind === 'config'
    ? configChanges(begun.config, lake.config).map(({path}) => path)
    : [];
}
