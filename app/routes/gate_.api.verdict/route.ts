import { throughRoute, verdictCall } from "#app/server/gate/endpoints.server.ts";

/** Judges one scan and keeps it, while the network is there. */
export const action = throughRoute(verdictCall);
