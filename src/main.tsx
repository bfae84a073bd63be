import '#/ui/tokens.css';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {App} from '#/app/App';
import {applyTheme, storedTheme} from '#/app/theme';
import {installConsole} from '#/client/console';
import {startLake} from '#/client/startLake';

applyTheme(storedTheme());
installConsole();

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );

// Two frames: the shell has painted before the engine's worker takes the processor.
requestAnimationFrame(() => setTimeout(startLake));
