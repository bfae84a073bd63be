// Exits with 0 when node_modules holds exactly what package-lock.json asks for, else with 1.
// Compares what is installed, not times of files: a fresh checkout is newer than all it contains.
import {readFileSync} from 'node:fs';

const packages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

try {
  const installed = packages('node_modules/.package-lock.json');
  const missing = Object.entries(packages('package-lock.json')).filter(
    ([path, {version, optional, devOptional, peer}]) =>
      path !== '' && !optional && !devOptional && !peer && installed[path]?.version !== version,
  );
  process.exitCode = missing.length === 0 ? 0 : 1;
} catch {
  process.exitCode = 1;
}
