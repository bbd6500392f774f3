import type { AppLoadContext } from "@remix-run/node";
import postgres from "postgres";

import { USUAL_SORTING } from "#app/domain/nominee/sorting.ts";
import { dashboardPage } from "#app/server/nominee/dashboard-page.server.ts";
import { compareNotes } from "#app/server/note/match.server.ts";
import { loadContext } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { shellData } from "#app/server/platform/shell.server.ts";

import { type Asked, overhear } from "../frame/overhear.ts";
import type { FocalPoint } from "./seed.ts";

/** What a page asks: who is there, and when that is known the rest. */
export type PageQueries = readonly [entrance: Asked[], page: Asked[]];

/** Opens a delegation's page as the routes do, and writes down every statement. */
export async function queriesOfDashboard(who: FocalPoint): Promise<PageQueries> {
  const request = new Request("http://localhost/delegation", { headers: { cookie: who.cookie } });
  let context: AppLoadContext | undefined;
  const enter = async () => (context = await loadContext(request, "nonce"));
  await enter(); // A connection that is opened asks for the types of columns.
  const entrance = await overhear(enter);
  if (context?.presence.kind !== "viewer") throw new Error("Nobody is signed in");
  const { language } = context;
  const frame = context;
  const reader = { delegationId: who.delegationId, now: await summitNow(), language };
  const first = { tab: "all", search: "", sorting: USUAL_SORTING, page: 1 } as const;
  const open = () =>
    Promise.all([shellData(frame), dashboardPage(reader, first), compareNotes(who.delegationId)]);
  await open(); // What a process reads once, such as the definition, is no part of a page.
  return [entrance, await overhear(open)];
}

/** The same statements through the driver alone, with as many connections as the product has. */
export function bareDatabase() {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 10, onnotice: () => undefined });
  const all = (asked: readonly Asked[]) =>
    Promise.all(
      asked.map(({ text, parameters }) =>
        sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], { prepare: true }),
      ),
    );
  return {
    ask: async ([entrance, page]: PageQueries) => {
      await all(entrance);
      await all(page);
    },
    close: () => sql.end(),
  };
}
