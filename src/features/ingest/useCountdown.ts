import {useEffect, useState} from 'react';

const secondsUntil = (moment: number | null) =>
  moment === null ? 0 : Math.max(0, Math.ceil((moment - Date.now()) / 1000));

/** Whole seconds until a moment (epoch milliseconds), told anew each second; 0 when it is past or there is none. */
export function useCountdown(until: number | null): number {
  const [told, setTold] = useState(() => ({until, seconds: secondsUntil(until)}));
  useEffect(() => {
    const tell = () => setTold({until, seconds: secondsUntil(until)});
    const timer = until === null ? undefined : setInterval(tell, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return told.until === until ? told.seconds : 0;
}
