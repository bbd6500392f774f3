import { passagesCall, throughRoute } from "#app/server/gate/endpoints.server.ts";

/** Takes a part of a phone's queue; sending it again changes nothing. */
export const action = throughRoute(passagesCall);
