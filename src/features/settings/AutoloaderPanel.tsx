import {useState} from 'react';
import type {LakeStatus} from '#/contracts/engine';
import type {OptionTexts} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import type {AutoloaderConfig} from '#/lakehouse/config';
import {bronzeTables} from '#/lakehouse/tables';
import {formatCounted} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {Select} from '#/ui/Select';
import {AutoloaderOptionsForm} from './AutoloaderOptionsForm';
import {isSameTexts, type Place, savedTexts} from './optionDraft';
import styles from './SettingsScreen.module.css';

type Drafts = Readonly<Partial<Record<Place, OptionTexts>>>;

const places: readonly Place[] = ['all', ...bronzeTables.map(({name}) => name)];

/** The autoloader's options, for all tables and for each. What is not saved yet stays while another table is looked at. */
export function AutoloaderPanel({status}: {readonly status: LakeStatus}) {
  const {autoloader} = status.config;
  const [place, setPlace] = useState<Place>('all');
  const [drafts, setDrafts] = useState<Drafts>({});
  const textsOf = (of: Place) => drafts[of] ?? savedTexts(autoloader, of);
  return (
    <Panel
      title="Autoloader"
      hint="How staged files become bronze rows, under the names of Databricks Auto Loader. The next update goes by it."
    >
      <div className={styles['stack']}>
        <Select
          label="Options of"
          value={place}
          options={places.map((of) => ({value: of, label: labelOf(autoloader, of, textsOf(of))}))}
          onChange={setPlace}
        />
        <AutoloaderOptionsForm
          key={place}
          config={autoloader}
          place={place}
          texts={textsOf(place)}
          onChange={(texts) => setDrafts({...drafts, [place]: texts})}
          onSaved={() => setDrafts((before) => withoutPlace(before, place))}
        />
      </div>
    </Panel>
  );
}

const withoutPlace = (drafts: Drafts, place: Place): Drafts =>
  Object.fromEntries(Object.entries(drafts).filter(([other]) => other !== place));

function labelOf(config: AutoloaderConfig, place: Place, texts: OptionTexts): string {
  const saved = savedTexts(config, place);
  const count = Object.keys(saved).length;
  const facts = [
    count > 0 && `${formatCounted(count, 'option')} set`,
    !isSameTexts(texts, saved) && 'not saved',
  ].filter(Boolean);
  const name = place === 'all' ? 'All tables' : place;
  return facts.length > 0 ? `${name} (${facts.join(', ')})` : name;
}
