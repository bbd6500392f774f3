import { loadDemonstration } from "#app/server/summit/demonstration.server.ts";

import { useTestDatabase } from "../database.ts";
import { focalPoint } from "../nominees.ts";
import { servePages } from "../pages.ts";
import { CICA_FOLDER } from "../summit.ts";
import { commonThings } from "./common.ts";
import { belongings } from "./data.ts";
import type { Ids } from "./parameters.ts";
import { type Walker, walkers } from "./people.ts";
import { type BuiltRoute, routesOfTheBuild } from "./routes.ts";

export type Ground = {
  url: string;
  routes: readonly BuiltRoute[];
  people: readonly Walker[];
  /** What belongs to Jordan, whose focal point and deputy walk, and what belongs to the Kyrgyz Republic. */
  own: Ids;
  foreign: Ids;
};

/** The built pages over a demonstration in which two delegations have one of everything, and everybody is signed in. */
export async function walkingGround(): Promise<Ground> {
  await useTestDatabase();
  await loadDemonstration(CICA_FOLDER);
  const url = await servePages();
  const people = await walkers("jo");
  const jordan = await focalPoint("jo");
  const kyrgyz = await focalPoint("kg");
  const common = await commonThings(jordan.actor, jordan.now);
  return {
    ...{ url, people, routes: await routesOfTheBuild() },
    own: { ...(await belongings(jordan, "tr")), ...common },
    foreign: { ...(await belongings(kyrgyz, "az")), ...common },
  };
}
