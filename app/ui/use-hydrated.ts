import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and until scripts run: then a page's plain links and forms do the work. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/**
 * For a class name: of what only scripts can do, until they run. It keeps its place unseen, because what comes in late moves
 * everything below from under a finger; where there are no scripts it takes none.
 */
export const useAwaited = (): string => (useHydrated() ? "" : " is-awaited");
