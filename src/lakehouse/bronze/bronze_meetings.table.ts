import {flag, key, meetingKey, text, time, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeMeetings = bronzeTable(
  'meetings',
  'Grands Prix and tests as delivered; the columns after gmt_offset came with 2026, meeting_code went.',
  {
    meeting_key: meetingKey,
    meeting_name: text('Short name, such as Singapore Grand Prix'),
    meeting_official_name: text('Full name with sponsor'),
    meeting_code: text('Three letters; delivered until 2025'),
    location: text('Town or circuit district'),
    country_key: key('Country, as numbered by OpenF1'),
    country_code: text('Three letters'),
    country_name: text('Country'),
    circuit_key: key('Circuit, as numbered by OpenF1'),
    circuit_short_name: text('Circuit'),
    date_start: time('Start of the first session'),
    year: whole('Season', '1'),
    gmt_offset: text('Local time minus UTC, hh:mm:ss, may begin with a minus sign'),
    date_end: time('End of the last session'),
    circuit_type: text('Permanent, Temporary - Street or Temporary - Road'),
    circuit_info_url: text('MultiViewer description of the circuit, as JSON'),
    circuit_image: text('Picture of the circuit'),
    country_flag: text('Picture of the flag'),
    is_cancelled: flag('Cancelled'),
  },
);
