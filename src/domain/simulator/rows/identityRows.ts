import {type Row} from '../row';
import {timestamp} from '../timestamp';
import type {SessionStory, Weekend} from '../weekend';

const place = ({circuit}: Weekend | SessionStory) => ({
  circuit_key: circuit.key,
  circuit_short_name: circuit.name,
  country_code: 'SIM',
  country_key: circuit.key,
  country_name: circuit.country,
});

export function meetingRow(weekend: Weekend): Row {
  const {meeting, circuit} = weekend;
  const spots = place(weekend);
  return {
    circuit_image: null,
    circuit_info_url: null,
    circuit_key: spots.circuit_key,
    circuit_short_name: spots.circuit_short_name,
    circuit_type: circuit.type,
    country_code: spots.country_code,
    country_flag: null,
    country_key: spots.country_key,
    country_name: spots.country_name,
    date_end: timestamp(meeting.sessions.at(-1)?.endMs ?? 0),
    date_start: timestamp(meeting.sessions[0]?.startMs ?? 0),
    gmt_offset: '00:00:00',
    is_cancelled: false,
    location: circuit.location,
    meeting_key: meeting.meetingKey,
    meeting_name: `${circuit.name} Grand Prix (simulated)`,
    meeting_official_name: `SIMULATED ${circuit.name.toUpperCase()} GRAND PRIX ${meeting.year}`,
    year: meeting.year,
  };
}

export function* sessionRows(session: SessionStory): Iterable<Row> {
  const {plan, meeting} = session;
  yield {
    ...place(session),
    date_end: timestamp(plan.endMs),
    date_start: timestamp(plan.startMs),
    gmt_offset: '00:00:00',
    is_cancelled: false,
    location: session.circuit.location,
    meeting_key: plan.meetingKey,
    session_key: plan.sessionKey,
    session_name: plan.name,
    session_type: plan.type,
    year: meeting.year,
  };
}

export function* driverRows({plan, entries}: SessionStory): Iterable<Row> {
  for (const entry of entries.toSorted((a, b) => a.number - b.number))
    yield {
      broadcast_name: `${entry.firstName.slice(0, 1)} ${entry.lastName.toUpperCase()}`,
      country_code: null,
      driver_number: entry.number,
      first_name: entry.firstName,
      full_name: `${entry.firstName} ${entry.lastName.toUpperCase()}`,
      headshot_url: null,
      last_name: entry.lastName,
      meeting_key: plan.meetingKey,
      name_acronym: entry.acronym,
      session_key: plan.sessionKey,
      team_colour: entry.colour,
      team_name: `${entry.team} (simulated)`,
    };
}
