import type { AppLoadContext } from "@remix-run/node";

import { type Audience, audienceOf } from "#app/domain/programme/visibility.ts";

/** As whom somebody reads the programme. */
export const audienceIn = ({ presence }: AppLoadContext): Audience =>
  audienceOf(presence.kind === "viewer" ? presence.viewer.roles : []);
