import {useMutation} from '@tanstack/react-query';
import {type FormEvent, useEffect, useRef, useState} from 'react';
import {toFailure} from '#/client/lake';
import {saveAutoloaderOptions} from '#/client/saveAutoloaderOptions';
import type {OptionTexts} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import type {AutoloaderConfig} from '#/lakehouse/config';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {AddOption} from './AddOption';
import {
  addable,
  type DraftProblems,
  draftProblems,
  firstText,
  isSameTexts,
  type Place,
  savedTexts,
  tableOf,
} from './optionDraft';
import {OptionField} from './OptionField';
import styles from './AutoloaderPanel.module.css';

interface AutoloaderOptionsFormProps {
  readonly config: AutoloaderConfig;
  readonly place: Place;
  /** As they stand in the form. */
  readonly texts: OptionTexts;
  readonly onChange: (texts: OptionTexts) => void;
  readonly onSaved: () => void;
}

/** The options that one place sets, and what can be added to them. */
export function AutoloaderOptionsForm(props: AutoloaderOptionsFormProps) {
  const {config, place, texts, onChange, onSaved} = props;
  /** Problems are shown from then on: shown as a field is left, they would move the button about to be clicked. */
  const [isTried, setTried] = useState(false);
  const {form, focusLater} = useFocusLater();
  const saving = useMutation({mutationFn: saveAutoloaderOptions, onSuccess: onSaved});
  const problems = draftProblems(config, place, texts);
  const change = (next: OptionTexts) => {
    saving.reset();
    onChange(next);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems) {
      focusLater('[aria-invalid]');
      change({...texts, ...problems.missing});
    } else if (!saving.isPending) saving.mutate({table: tableOf(place), options: texts});
  };
  const field = (name: string, text: string) => ({
    config,
    place,
    name,
    text,
    problem: isTried ? problems?.fields[name] : undefined,
    onChange: (next: string) => change({...texts, [name]: next}),
    onReset: () => {
      change(without(texts, name));
      focusLater('[data-add] select');
    },
  });
  return (
    <form ref={form} className={styles['form']} onSubmit={save} noValidate>
      <Inherited config={config} place={place} texts={texts} />
      {Object.keys(texts).length === 0 && <p className={styles['none']}>{nothingSet(place)}</p>}
      <ul className={styles['options']} aria-label="Options that are set">
        {Object.entries(texts).map(([name, text]) => (
          <OptionField key={name} {...field(name, text)} />
        ))}
      </ul>
      <AddOption
        names={addable(place, texts)}
        onAdd={(name) => {
          setTried(false);
          change({...texts, [name]: firstText(name)});
          focusLater(`[data-option="${name}"] :is(input, select)`);
        }}
      />
      {isTried && <OtherProblems problems={problems} />}
      <SaveRow
        texts={texts}
        saved={savedTexts(config, place)}
        saving={saving}
        onResetAll={() => change({})}
      />
      {saving.error && <ErrorNotice failure={toFailure(saving.error)} />}
    </form>
  );
}

const nothingSet = (place: Place): string =>
  place === 'all' ? 'Every option has its default.' : 'This table has no options of its own.';

interface SaveRowProps {
  readonly texts: OptionTexts;
  readonly saved: OptionTexts;
  readonly saving: {
    readonly isPending: boolean;
    readonly isSuccess: boolean;
    readonly variables: {readonly options: OptionTexts} | undefined;
  };
  readonly onResetAll: () => void;
}

function SaveRow({texts, saved, saving, onResetAll}: SaveRowProps) {
  const isChanged = !isSameTexts(texts, saved);
  return (
    <div className={styles['actions']}>
      <Button
        type="submit"
        kind="primary"
        busy={saving.isPending}
        disabled={!isChanged}
        {...(!isChanged && {title: 'Nothing has changed'})}
      >
        Save options
      </Button>
      {Object.keys(texts).length > 0 && (
        <Button kind="quiet" onClick={onResetAll}>
          Reset all
        </Button>
      )}
      <p className={styles['said']} role="status">
        {saving.isSuccess && savedText(saving.variables?.options ?? {}, saved)}
        {isChanged && !saving.isPending && 'Not saved yet.'}
      </p>
    </div>
  );
}

function savedText(sent: OptionTexts, kept: OptionTexts): string {
  return Object.keys(sent).length > Object.keys(kept).length
    ? 'Saved. What holds anyway is not kept.'
    : 'Saved.';
}

const without = (texts: OptionTexts, name: string): OptionTexts =>
  Object.fromEntries(Object.entries(texts).filter(([other]) => other !== name));

/** What a table takes from all tables. */
function Inherited({
  config,
  place,
  texts,
}: Pick<AutoloaderOptionsFormProps, 'config' | 'place' | 'texts'>) {
  const inherited = Object.entries(config.options).filter(([name]) => !(name in texts));
  if (place === 'all' || inherited.length === 0) return null;
  return (
    <p className={styles['none']}>
      From all tables:{' '}
      {inherited.map(([name, text], at) => (
        <span key={name}>
          {at > 0 && ', '}
          <code>{`${name} = ${text}`}</code>
        </span>
      ))}
    </p>
  );
}

function OtherProblems({problems}: {readonly problems: DraftProblems | null}) {
  if (!problems || problems.others.length === 0) return null;
  return (
    <ul className={styles['problems']} role="alert">
      {problems.others.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
}

/** Moves the focus within the form once what was asked for is drawn. */
function useFocusLater() {
  const form = useRef<HTMLFormElement>(null);
  const target = useRef<string | null>(null);
  useEffect(() => {
    if (target.current === null) return;
    const found = form.current?.querySelector(target.current);
    target.current = null;
    if (found instanceof HTMLElement) found.focus();
  });
  return {
    form,
    focusLater: (selector: string) => {
      target.current = selector;
    },
  };
}
