import {quarantine} from '../columns';

/** Rules that many silver tables share. A row without its key cannot be told from others. */

export const validMeetingKey = quarantine(
  'valid_meeting_key',
  'meeting_key is not null',
  'The row says which meeting it belongs to',
);
export const validSessionKey = quarantine(
  'valid_session_key',
  'session_key is not null',
  'The row says which session it belongs to',
);
export const validDriverNumber = quarantine(
  'valid_driver_number',
  'driver_number is not null',
  'The row says which car it belongs to',
);
export const validDate = quarantine('valid_date', 'date is not null', 'The row says when');
