/** What stands in pipeline_config.json, in its order, and what each setting does. */
export const knownSettings = {
  name: 'The pipeline, as event_log(…) calls it. Fixed once the lake holds files.',
  storage: 'The folder of staged files. It follows from catalog and schema.',
  configuration:
    'The catalog and the schema that all tables stand in. Fixed once the lake holds files.',
  libraries:
    'The tables in the order they are run. They are part of the app; an update can be of some of them.',
  continuous: 'true: new files come to gold by themselves. It is the switch beside Run Pipeline.',
  development:
    'true: nothing that fails is tried again. false: a flow is tried again twice, an update five times.',
  resetAllowed:
    'By table, Lakeflow’s pipelines.reset.allowed: false keeps it from every full refresh.',
  autoloader:
    'options: Auto Loader’s options for all tables; tables: those of one bronze table, which come first.',
} as const;

export const settingNames: readonly string[] = Object.keys(knownSettings);

/** Settings of Lakeflow that there is no use for here, and why. */
export const unusedSettings: Readonly<Record<string, string>> = {
  catalog: 'write it inside `configuration`',
  schema: 'write it inside `configuration`',
  target: 'write the schema inside `configuration`',
  clusters: 'there is no cluster, everything runs in this tab',
  serverless: 'there is no cluster, everything runs in this tab',
  photon: 'there is one engine, DuckDB',
  channel: 'the app is one version',
  edition: 'every table kind and rule is there',
  notifications: 'this tab shows what happens',
  event_log: 'the event log is always kept, 50,000 events of 90 days',
  root_path: 'the tables are part of the app',
  environment: 'the tables are part of the app',
  parameters: 'the tables take none',
  tags: 'nothing reads them',
  id: 'the name tells the pipeline',
};
