import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and until scripts run: then a page's plain links and forms do the work. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
