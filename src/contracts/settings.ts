import type {PaceApi} from './pace';
import type {StorageApi} from './storage';

/** What the page may ask about room and pace. */
export interface SettingsApi extends StorageApi, PaceApi {}
