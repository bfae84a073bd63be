import {Link} from '@tanstack/react-router';
import type {RoomForecast} from '#/contracts/storage';
import {formatBytes} from '#/ui/format';
import {RoomNotice} from '#/ui/RoomNotice';

/** Why a plan is not begun for want of room; null when it fits, or may. */
export const roomObstacle = (forecast: RoomForecast | null): string | null =>
  forecast?.verdict === 'too-big' ? 'There is not enough room for it' : null;

/** Whether what the plan brings fits this device, with the tables made of it. */
export function PlanRoom({forecast}: {readonly forecast: RoomForecast}) {
  const {stagedBytes, databaseBytes, workingBytes, reusableBytes, basis} = forecast;
  const reused =
    reusableBytes > 0 ? `, of which ${formatBytes(reusableBytes)} are empty in the database` : '';
  return (
    <RoomNotice
      {...forecast}
      waysOut={
        <>
          Choose fewer sessions, or fewer drivers for car data and location; delete what you need no
          more under <Link to="/settings/storage">Storage</Link>; or free disk space, of which the
          browser gives this site a share.
        </>
      }
    >
      {`${formatBytes(stagedBytes)} of files, ${formatBytes(databaseBytes)} of tables, ${formatBytes(workingBytes)} while they are written${reused}; ${basis === 'measured' ? 'as the files loaded so far have taken' : 'as the sample weekend takes'}.`}
    </RoomNotice>
  );
}
