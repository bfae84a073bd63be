/** What may be wrong, as a person sees it: each has a page of its own, `/help/<id>`. */
export const symptoms = [
  {
    id: 'no-bronze-data',
    title: 'There is no data in bronze',
    gist: 'Files were fetched, and the tables are empty.',
  },
  {
    id: 'schema-errors',
    title: 'Columns or types do not fit',
    gist: 'Values are rescued, or a table fails on a new column.',
  },
  {
    id: 'stuck-pipeline',
    title: 'The pipeline is stuck',
    gist: 'It runs and runs, or does nothing.',
  },
  {
    id: 'flow-failed',
    title: 'A table of the pipeline failed',
    gist: 'The others are done, those that read it are skipped.',
  },
  {id: 'file-set-aside', title: 'A file was set aside', gist: 'It cannot be read as JSON or CSV.'},
  {
    id: 'live-session',
    title: 'OpenF1 is closed: a session is live',
    gist: 'Requests are refused while cars are on track.',
  },
  {
    id: 'slow-source',
    title: 'OpenF1 is slow, refuses or does not answer',
    gist: 'Requests wait, or fail with a rate limit.',
  },
  {id: 'storage-full', title: 'The storage is full', gist: 'Nothing more can be written.'},
  {
    id: 'database-rebuilt',
    title: 'The database was rebuilt',
    gist: 'LapLake says that it began a new one.',
  },
  {
    id: 'lake-elsewhere',
    title: 'Another tab has the lake',
    gist: 'This tab shows nothing but that.',
  },
  {
    id: 'engine-stopped',
    title: 'The engine stopped or the lake does not open',
    gist: 'Nothing answers any more.',
  },
  {
    id: 'browsers',
    title: 'This browser or window cannot run LapLake',
    gist: 'Something it needs is missing.',
  },
] as const;

export type HelpTopic = (typeof symptoms)[number]['id'];

export const findSymptom = (id: string) => symptoms.find((symptom) => symptom.id === id);
