import type {TableColumn} from '#/charts/tableColumn';

const common: readonly TableColumn[] = [
  {name: 'position', label: 'Place', type: 'BIGINT'},
  {name: 'driver_number', label: 'Car number', type: 'BIGINT'},
  {name: 'driver', label: 'Driver', type: 'VARCHAR'},
  {name: 'team', label: 'Team', type: 'VARCHAR'},
];
const ofRaces: readonly TableColumn[] = [
  {name: 'grid', label: 'Grid', type: 'BIGINT'},
  {name: 'stops', label: 'Stops', type: 'BIGINT'},
  {name: 'points', label: 'Points', type: 'DOUBLE'},
];
const ofOthers: readonly TableColumn[] = [
  {name: 'q1_s', label: 'Q1 (s)', type: 'DOUBLE'},
  {name: 'q2_s', label: 'Q2 (s)', type: 'DOUBLE'},
  {name: 'q3_s', label: 'Q3 (s)', type: 'DOUBLE'},
];
const figures: readonly TableColumn[] = [
  {name: 'number_of_laps', label: 'Laps', type: 'BIGINT'},
  {name: 'duration_s', label: 'Time (s)', type: 'DOUBLE'},
  {name: 'gap_s', label: 'Gap (s)', type: 'DOUBLE'},
  {name: 'gap_laps', label: 'Gap (laps)', type: 'BIGINT'},
  {name: 'best_lap_s', label: 'Best lap (s)', type: 'DOUBLE'},
  {name: 'status', label: 'Status', type: 'VARCHAR'},
];

/** Columns of the classification's CSV. */
export const resultColumns = (isRace: boolean): readonly TableColumn[] => [
  ...common,
  ...(isRace ? ofRaces : ofOthers),
  ...figures,
];
