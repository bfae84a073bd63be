import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import {HomeScreen} from '#/features/home/HomeScreen';
import {NotFound} from './NotFound';
import {parseSearchText, searchText} from './searchText';
import {Shell} from './Shell';

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The page's title, of the parameters in its path. */
    readonly title?: (params: Readonly<Record<string, string>>) => string;
    /** Shown even while this tab has no lake. */
    readonly needsNoLake?: boolean;
  }
}

const root = createRootRoute({component: Shell, notFoundComponent: NotFound});

/** The tree, beside which the pages of the catalog are shown. */
const catalog = createRoute({
  getParentRoute: () => root,
  id: 'catalog',
  component: lazyRouteComponent(() => import('#/features/tables/CatalogScreen'), 'CatalogScreen'),
});

const catalogPages = [
  createRoute({
    getParentRoute: () => catalog,
    path: '/tables',
    staticData: {title: () => 'Catalog'},
    component: lazyRouteComponent(() => import('#/features/tables/TablesScreen'), 'TablesScreen'),
  }),
  createRoute({
    getParentRoute: () => catalog,
    path: '/tables/$table',
    staticData: {title: ({table}) => table ?? 'Table'},
    component: lazyRouteComponent(() => import('#/features/tables/TableScreen'), 'TableScreen'),
  }),
  createRoute({
    getParentRoute: () => catalog,
    path: '/volume',
    staticData: {title: () => 'Staging volume'},
    component: lazyRouteComponent(
      () => import('#/features/tables/volume/VolumeScreen'),
      'VolumeScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => catalog,
    path: '/volume/$folder',
    staticData: {title: ({folder}) => `staging/${folder ?? ''}`},
    component: lazyRouteComponent(
      () => import('#/features/tables/volume/FolderScreen'),
      'FolderScreen',
    ),
  }),
];

const routeTree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: HomeScreen,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ingest',
    staticData: {title: () => 'Ingest'},
    component: lazyRouteComponent(() => import('#/features/ingest/IngestScreen'), 'IngestScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/races',
    staticData: {title: () => 'Races'},
    component: lazyRouteComponent(() => import('#/features/races/RacesScreen'), 'RacesScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/races/$sessionKey',
    staticData: {title: () => 'Race'},
    loader: async ({params: {sessionKey}}) => {
      const {preloadRace} = await import('#/features/race/preloadRace');
      await preloadRace(sessionKey);
    },
    component: lazyRouteComponent(() => import('#/features/race/RaceScreen'), 'RaceScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/telemetry/$sessionKey',
    staticData: {title: () => 'Telemetry'},
    component: lazyRouteComponent(
      () => import('#/features/telemetry/TelemetryScreen'),
      'TelemetryScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/season',
    staticData: {title: () => 'Season'},
    component: lazyRouteComponent(() => import('#/features/season/SeasonScreen'), 'SeasonScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/drivers',
    staticData: {title: () => 'Drivers'},
    component: lazyRouteComponent(
      () => import('#/features/drivers/DriversScreen'),
      'DriversScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/replay/$sessionKey',
    staticData: {title: () => 'Replay'},
    component: lazyRouteComponent(() => import('#/features/replay/ReplayScreen'), 'ReplayScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/teams',
    staticData: {title: () => 'Teams'},
    component: lazyRouteComponent(() => import('#/features/drivers/TeamsScreen'), 'TeamsScreen'),
  }),
  catalog.addChildren(catalogPages),
  createRoute({
    getParentRoute: () => root,
    path: '/sql',
    staticData: {title: () => 'SQL'},
    component: lazyRouteComponent(() => import('#/features/sql/SqlScreen'), 'SqlScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pipeline',
    staticData: {title: () => 'Pipeline'},
    component: lazyRouteComponent(
      () => import('#/features/pipeline/PipelineScreen'),
      'PipelineScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/autoloader',
    staticData: {title: () => 'Autoloader'},
    component: lazyRouteComponent(
      () => import('#/features/autoloader/AutoloaderScreen'),
      'AutoloaderScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/files',
    staticData: {title: () => 'Files'},
    component: lazyRouteComponent(() => import('#/features/files/FilesScreen'), 'FilesScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/export',
    staticData: {title: () => 'Export'},
    component: lazyRouteComponent(() => import('#/features/export/ExportScreen'), 'ExportScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/config',
    staticData: {title: () => 'Config'},
    component: lazyRouteComponent(() => import('#/features/config/ConfigScreen'), 'ConfigScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/runs',
    staticData: {title: () => 'Runs'},
    component: lazyRouteComponent(() => import('#/features/runs/RunsScreen'), 'RunsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/runs/$updateId',
    staticData: {title: ({updateId}) => `Run ${updateId?.slice(0, 6) ?? ''}`},
    component: lazyRouteComponent(() => import('#/features/runs/RunScreen'), 'RunScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/quality',
    staticData: {title: () => 'Quality'},
    component: lazyRouteComponent(
      () => import('#/features/quality/QualityScreen'),
      'QualityScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/backup',
    staticData: {title: () => 'Backup'},
    component: lazyRouteComponent(() => import('#/features/backup/BackupScreen'), 'BackupScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings',
    staticData: {title: () => 'Settings'},
    component: lazyRouteComponent(
      () => import('#/features/settings/SettingsScreen'),
      'SettingsScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/storage',
    staticData: {title: () => 'Storage'},
    component: lazyRouteComponent(
      () => import('#/features/storage/StorageScreen'),
      'StorageScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/help',
    staticData: {title: () => 'Help', needsNoLake: true},
    component: lazyRouteComponent(() => import('#/features/help/HelpScreen'), 'HelpScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/help/glossary',
    staticData: {title: () => 'Glossary', needsNoLake: true},
    component: lazyRouteComponent(() => import('#/features/help/GlossaryScreen'), 'GlossaryScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/help/$symptom',
    staticData: {title: () => 'What is wrong', needsNoLake: true},
    component: lazyRouteComponent(() => import('#/features/help/SymptomScreen'), 'SymptomScreen'),
  }),
]);

export const router = createRouter({
  routeTree,
  parseSearch: parseSearchText,
  stringifySearch: searchText,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
