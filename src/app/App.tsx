import {QueryClientProvider} from '@tanstack/react-query';
import {RouterProvider} from '@tanstack/react-router';
import {queryClient} from '#/client/queryClient';
import {ErrorAdvice} from '#/ui/ErrorNotice';
import {adviceWithHelp} from './adviceWithHelp';
import {router} from './router';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ErrorAdvice value={adviceWithHelp}>
        <RouterProvider router={router} />
      </ErrorAdvice>
    </QueryClientProvider>
  );
}
