import {useMutation} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {CodeXml, Ellipsis, FileSpreadsheet, Image, Shapes} from 'lucide-react';
import {type RefObject, useState} from 'react';
import {toFailure} from '#/client/lake';
import {saveBlob} from '#/client/saveTable';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Menu, menuItemClass} from '#/ui/Menu';
import {csvText} from './export/csvText';
import {hasPicture, picturePng, pictureSvg} from './export/picture';
import type {Query} from './query';
import type {TableColumn} from './tableColumn';

interface ChartMenuProps {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly queries: readonly Query<unknown>[];
  /** What holds the picture; empty while the table is shown. */
  readonly picture: RefObject<HTMLElement | null>;
}

/** The SQL behind a chart, and the chart as files. */
export function ChartMenu(props: ChartMenuProps) {
  const {name, title, columns, rows, queries, picture} = props;
  const [isDrawn, setDrawn] = useState(false);
  const save = useMutation({
    mutationFn: async (format: 'png' | 'svg' | 'csv') => {
      if (format === 'csv') return saveBlob(csvBlob(csvText(columns, rows)), `${name}.csv`);
      if (!picture.current) return undefined;
      const blob = await (format === 'png' ? picturePng : pictureSvg)(picture.current, title);
      return saveBlob(blob, `${name}.${format}`);
    },
  });
  return (
    <>
      <Menu
        label="SQL and export"
        icon={<Ellipsis />}
        onOpen={() => setDrawn(hasPicture(picture.current))}
      >
        {queries.map(({sql, reads}) => (
          <li key={sql}>
            <Link to="/sql" search={{query: sql.trim()}} className={menuItemClass}>
              <CodeXml aria-hidden="true" />
              {queries.length === 1 ? 'Show SQL' : `Show SQL of ${reads[0] ?? 'the query'}`}
            </Link>
          </li>
        ))}
        {isDrawn && (
          <>
            <li>
              <button type="button" className={menuItemClass} onClick={() => save.mutate('png')}>
                <Image aria-hidden="true" />
                Save as PNG
              </button>
            </li>
            <li>
              <button type="button" className={menuItemClass} onClick={() => save.mutate('svg')}>
                <Shapes aria-hidden="true" />
                Save as SVG
              </button>
            </li>
          </>
        )}
        <li>
          <button type="button" className={menuItemClass} onClick={() => save.mutate('csv')}>
            <FileSpreadsheet aria-hidden="true" />
            Save as CSV
          </button>
        </li>
      </Menu>
      {save.error && <ErrorNotice failure={toFailure(save.error)} />}
    </>
  );
}

const csvBlob = (text: string) => new Blob([text], {type: 'text/csv;charset=utf-8'});
