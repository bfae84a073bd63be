import type {MeetingOption, SessionOption} from '#/contracts/engine';
import {Badge, type Tone} from '#/ui/Badge';
import {Checkbox} from '#/ui/Checkbox';
import {type Availability, availability, localDay, localStart} from './sessionChoice';
import styles from './SessionPicker.module.css';

const notes: Readonly<Record<Exclude<Availability, 'available'>, readonly [Tone, string]>> = {
  cancelled: ['bad', 'Cancelled'],
  live: ['warn', 'Live: closed until half an hour after it'],
  'not-yet': ['neutral', 'Not run yet'],
};

interface SessionPickerProps {
  readonly meetings: readonly MeetingOption[];
  readonly sessionKeys: readonly number[];
  /** Epoch milliseconds. */
  readonly now: number;
  readonly onToggle: (sessionKeys: readonly number[], isChosen: boolean) => void;
}

/** Meetings, each with its sessions to tick. Those with a chosen session are open. */
export function SessionPicker(props: SessionPickerProps) {
  const {meetings, sessionKeys} = props;
  const onlyOne = meetings.length === 1;
  const {now, onToggle} = props;
  const all = meetings.flatMap((meeting) => openSessions(meeting, now));
  const isAll = all.every((key) => sessionKeys.includes(key));
  return (
    <>
      {!onlyOne && all.length > 0 && (
        <Checkbox
          checked={isAll}
          hint={`${all.length} sessions`}
          onChange={(isChosen) => onToggle(all, isChosen)}
        >
          Everything listed here that has been run
        </Checkbox>
      )}
      <ul className={styles['meetings']}>
        {meetings.map((meeting) => {
          const chosen = meeting.sessions.filter(({sessionKey}) =>
            sessionKeys.includes(sessionKey),
          );
          return (
            <li key={meeting.meetingKey}>
              <details open={onlyOne || chosen.length > 0}>
                <summary>
                  <span className={styles['name']}>{meeting.name}</span>
                  <span className={styles['place']}>
                    {meeting.location}, {localDay(meeting.start)} {meeting.year}
                  </span>
                  {chosen.length > 0 && <Badge tone="accent">{chosen.length} chosen</Badge>}
                </summary>
                <Sessions {...props} meeting={meeting} />
              </details>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const openSessions = (meeting: MeetingOption, now: number): readonly number[] =>
  meeting.sessions
    .filter((session) => availability(session, now) === 'available')
    .map(({sessionKey}) => sessionKey);

function Sessions(props: SessionPickerProps & {readonly meeting: MeetingOption}) {
  const {meeting, sessionKeys, now, onToggle} = props;
  const keys = openSessions(meeting, now);
  const isAll = keys.length > 0 && keys.every((key) => sessionKeys.includes(key));
  return (
    <ul className={styles['sessions']} aria-label={`Sessions of ${meeting.name}`}>
      {keys.length > 1 && (
        <li>
          <Checkbox checked={isAll} onChange={(isChosen) => onToggle(keys, isChosen)}>
            Whole weekend
          </Checkbox>
        </li>
      )}
      {meeting.sessions.map((session) => (
        <SessionItem
          key={session.sessionKey}
          session={session}
          state={availability(session, now)}
          isChosen={sessionKeys.includes(session.sessionKey)}
          onToggle={(isChosen) => onToggle([session.sessionKey], isChosen)}
        />
      ))}
    </ul>
  );
}

interface SessionItemProps {
  readonly session: SessionOption;
  readonly state: Availability;
  readonly isChosen: boolean;
  readonly onToggle: (isChosen: boolean) => void;
}

function SessionItem({session, state, isChosen, onToggle}: SessionItemProps) {
  const [tone, note] = state === 'available' ? (['neutral', null] as const) : notes[state];
  return (
    <li className={styles['session']}>
      <Checkbox
        checked={isChosen}
        disabled={!isChosen && (state === 'cancelled' || state === 'not-yet')}
        hint={localStart(session.start)}
        onChange={onToggle}
      >
        {session.name}
      </Checkbox>
      {note && <Badge tone={tone}>{note}</Badge>}
    </li>
  );
}
