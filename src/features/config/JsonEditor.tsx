import {type Ref, useImperativeHandle, useRef} from 'react';
import {placeOf} from '#/base/locatedJson';
import styles from './ConfigScreen.module.css';

export interface EditorHandle {
  /** Puts the cursor there and shows it; null: only the focus. */
  goTo(at: number | null): void;
}

interface JsonEditorProps {
  readonly ref: Ref<EditorHandle>;
  readonly label: string;
  readonly text: string;
  /** From 1. */
  readonly faultyLines: readonly number[];
  readonly onChange: (text: string) => void;
}

/** A text area with line numbers, as high as its text in a box that scrolls. */
export function JsonEditor({ref, label, text, faultyLines, onChange}: JsonEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = text.split('\n').length;
  useImperativeHandle(ref, () => ({
    goTo(at) {
      area.current?.focus({preventScroll: true});
      if (at === null || !area.current || !box.current) return;
      area.current.setSelectionRange(at, at);
      const height = area.current.clientHeight / lines;
      box.current.scrollTop = Math.max(0, (placeOf(text, at).line - 4) * height);
    },
  }));
  return (
    <div ref={box} className={styles['editor']}>
      <div className={styles['numbers']} aria-hidden="true">
        {Array.from({length: lines}, (_, i) => (
          <span key={i} data-faulty={faultyLines.includes(i + 1) || undefined}>
            {i + 1}
          </span>
        ))}
      </div>
      <textarea
        ref={area}
        className={styles['area']}
        aria-label={label}
        aria-invalid={faultyLines.length > 0 || undefined}
        value={text}
        rows={lines}
        wrap="off"
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        onChange={({target}) => onChange(target.value)}
      />
    </div>
  );
}
