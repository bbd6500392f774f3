import { throughRoute, typedCall } from "#app/server/gate/endpoints.server.ts";

/** Looks up a badge by the number under its code: a check at most. */
export const action = throughRoute(typedCall);
