import type {Page} from '@playwright/test';
import type {Loading} from './page/loading.main';

/** Asks the torture's page for something; answers with its answer. */
export const askPage = <K extends keyof Loading>(
  page: Page,
  name: K,
  ...of: Parameters<Loading[K]>
): Promise<Awaited<ReturnType<Loading[K]>>> =>
  page.evaluate(
    ([method, request]) => {
      const {loading} = globalThis as unknown as {loading: Record<string, (x: unknown) => never>};
      return loading[method as string]!(request);
    },
    [name, of[0]] as const,
  );
