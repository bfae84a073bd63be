import {seasonPlaces, SubNav} from '#/ui/SubNav';
import {useLinkParams} from './useLinkParams';

/** The pages of a season, which stay in the season that the link names. */
export function SeasonNav() {
  const [params] = useLinkParams();
  const year = params.get('year');
  return <SubNav label="Season" places={seasonPlaces} search={year === null ? {} : {year}} />;
}
