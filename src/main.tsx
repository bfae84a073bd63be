import '#/ui/tokens.css';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {App} from '#/app/App';
import {installConsole} from '#/client/console';
import {followContinuous} from '#/client/continuous';
import {startLake} from '#/client/startLake';
import {applyTheme} from '#/ui/theme';

applyTheme();
installConsole();
followContinuous();

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );

// Two frames: the shell has painted before the engine's worker takes the processor.
requestAnimationFrame(() => setTimeout(startLake));
