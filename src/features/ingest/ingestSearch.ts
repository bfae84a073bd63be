import type {SourceName} from '#/contracts/engine';

/** What a link to the ingest page chooses: `/ingest?source=openf1&year=2024&session=9606&session=9161`. */
export interface IngestSearch {
  readonly source: SourceName;
  readonly year: number | null;
  /** In the order of the link, each once. */
  readonly sessionKeys: readonly number[];
  /** The session that began last, or its whole meeting: `session=latest`, `meeting=latest`. */
  readonly latest: 'session' | 'meeting' | null;
}

const sources: readonly SourceName[] = ['sample', 'openf1', 'local'];
const wholeNumber = /^\d{1,9}$/;

/** Reads a link; whatever it does not understand is passed over, and without a source it is the sample. */
export function parseIngestSearch(params: URLSearchParams): IngestSearch {
  const asked = params.get('source');
  const year = params.get('year') ?? '';
  const keys = params.getAll('session').filter((key) => wholeNumber.test(key));
  return {
    source: sources.find((source) => source === asked) ?? 'sample',
    year: /^20\d\d$/.test(year) ? Number(year) : null,
    sessionKeys: [...new Set(keys.map(Number))],
    latest: latestOf(params),
  };
}

function latestOf(params: URLSearchParams): IngestSearch['latest'] {
  if (params.get('meeting') === 'latest') return 'meeting';
  return params.getAll('session').includes('latest') ? 'session' : null;
}

/** The query string of a choice, without the question mark; reading it back gives the choice again. */
export function ingestSearchText({source, year, sessionKeys, latest}: IngestSearch): string {
  const params = new URLSearchParams({source});
  if (year !== null) params.set('year', String(year));
  if (latest !== null) params.set(latest, 'latest');
  for (const key of sessionKeys) params.append('session', String(key));
  return params.toString();
}
