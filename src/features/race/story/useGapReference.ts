import {useNavigate, useRouterState} from '@tanstack/react-router';

/** The driver that gaps are measured to, kept in the link as `?gapTo=44`; null is the leader. */
export function useGapReference(
  drivers: readonly number[],
): readonly [number | null, (driver: number | null) => void] {
  const text = useRouterState({select: ({location}) => location.searchStr});
  const navigate = useNavigate();
  const asked = Number(new URLSearchParams(text).get('gapTo') ?? Number.NaN);
  const choose = (driver: number | null) => {
    void navigate({
      to: '.',
      search: (now: object) => ({...now, gapTo: driver === null ? undefined : String(driver)}),
      replace: true,
      resetScroll: false,
    });
  };
  return [drivers.includes(asked) ? asked : null, choose];
}
