import {QueryClientProvider} from '@tanstack/react-query';
import {RouterProvider} from '@tanstack/react-router';
import {adviceFor} from '#/client/errorAdvice';
import {queryClient} from '#/client/queryClient';
import {ErrorAdvice} from '#/ui/ErrorNotice';
import {router} from './router';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ErrorAdvice value={adviceFor}>
        <RouterProvider router={router} />
      </ErrorAdvice>
    </QueryClientProvider>
  );
}
