import type {View} from '../define';

/** A SELECT with the SELECTs of the views it reads written out before it, in their order. */
export function withViews(sql: string, views: readonly View[]): string {
  const written = views.map((view) => `${view.name} as (\n${indented(view.sql)}\n)`).join(',\n');
  const own = /^(?:\s|--.*\n)*with\s/i.exec(sql);
  if (!own) return `with ${written}\n${sql}`;
  return `${own[0]}${written},\n${sql.slice(own[0].length)}`;
}

const indented = (sql: string) =>
  sql
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
