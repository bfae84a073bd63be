import {helpPlaces, SubNav} from '#/ui/SubNav';

export const HelpNav = () => <SubNav label="Help" places={helpPlaces} />;
