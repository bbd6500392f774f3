import type { SessionOfRequest } from "#app/server/platform/access/viewer.server.ts";

/** A session for a request that is made by hand: somebody proved who they are some minutes ago. */
export const someSession = (minutesAgo = 0): SessionOfRequest => ({
  id: new Uint8Array(32),
  provedAt: new Date(Date.now() - minutesAgo * 60_000),
});
