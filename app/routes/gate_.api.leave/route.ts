import { leaveCall, throughRoute } from "#app/server/gate/endpoints.server.ts";

/** Ends the duty of the phone that calls. */
export const action = throughRoute(leaveCall);
