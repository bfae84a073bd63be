import type {AutoloaderConfig} from '../config';
import type {OptionTexts} from './autoloaderOptions';
import {type ParsedOptions, parseAutoloaderOptions} from './parseAutoloaderOptions';

/**
 * What this version of the app understands of a stored configuration: options that another version knew, or read
 * otherwise, are left out rather than keeping the lake from opening.
 */
export function understoodOptions({options, tables}: AutoloaderConfig): AutoloaderConfig {
  const ofAll = understood(options, (texts) => parseAutoloaderOptions(texts));
  const ofTables = Object.entries(tables).map(
    ([table, own]) =>
      [table, understood(own, (texts) => parseAutoloaderOptions(ofAll, texts))] as const,
  );
  return {
    options: ofAll,
    tables: Object.fromEntries(ofTables.filter(([, own]) => Object.keys(own).length > 0)),
  };
}

function understood(texts: OptionTexts, parse: (texts: OptionTexts) => ParsedOptions): OptionTexts {
  const parsed = parse(texts);
  if (parsed.kind === 'options') return texts;
  const wrong = new Set(parsed.problems.map(({option}) => option));
  const entries = Object.entries(texts);
  const others = entries.filter(([name]) => !wrong.has(name));
  return others.length < entries.length ? understood(Object.fromEntries(others), parse) : {};
}
