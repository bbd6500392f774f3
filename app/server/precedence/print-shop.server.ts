import { eq, isNull, or, sql } from "drizzle-orm";

import { type Language, LANGUAGES } from "#app/domain/language/languages.ts";
import { arrange } from "#app/domain/precedence/arrange.ts";
import { participantsOf } from "#app/domain/precedence/participant.ts";
import type { Paper } from "#app/domain/precedence/papers.ts";
import type { OrderName } from "#app/domain/precedence/policy.ts";
import { expandParties } from "#app/domain/programme/parties.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { placeByHand, representation, sessionOrder, statementTime } from "#db/schema/precedence.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { delegationsPaper } from "./papers/delegations.server.ts";
import { paperOf } from "./papers/papers.server.ts";
import type * as precedenceThread from "./pdf/precedence.thread.ts";
import { representationsInForce } from "./representations.server.ts";
import { loadSession, policyOf } from "./session.server.ts";

type Pdf = Uint8Array<ArrayBuffer>;

const press = inThreads<typeof precedenceThread>("app/server/precedence/pdf/precedence.thread.ts");

/** A paper of a session in one language, as of its last change; null when there is no such session. */
export async function printedPaper(
  id: string,
  paper: Paper,
  language: Language,
): Promise<Pdf | null> {
  const [session, definition] = await Promise.all([loadSession(id), summitDefinition()]);
  if (!session) return null;
  const asOf = await lastChange(id);
  const names = new Map(definition.delegations.map((entry) => [entry.id, entry.name]));
  const summit = definition.shortName;
  return press("precedencePdf", paperOf(session, paper, { language, asOf, names, summit }), asOf);
}

/** The delegations that take part, in any order, with status and head as of today. */
export async function printedDelegations(order: OrderName, language: Language): Promise<Pdf> {
  const [definition, records, now] = await Promise.all([
    summitDefinition(),
    representationsInForce(),
    summitNow(),
  ]);
  const day = astanaDay(now);
  const parties = new Set(expandParties(["*all"], day, definition.delegations));
  const entries = definition.delegations.filter(({ id }) => parties.has(id));
  const general = records.filter(({ item }) => item === null);
  const rule = {
    order,
    byStatus: false,
    chair: "in-order",
    host: "in-order",
    reversed: false,
  } as const;
  const places = arrange(
    participantsOf(entries, { id: "", day }, general),
    { ...rule, drawn: null, ...(order === "status" ? { alphabet: language } : {}) },
    policyOf(definition),
  );
  const asOf = await lastChange(null);
  const orderName = translator(language, "precedence")(`order.${order}`);
  const about = { language, asOf, day, summit: definition.shortName };
  return press("precedencePdf", delegationsPaper(places, orderName, about), asOf);
}

/**
 * When a session's order was changed last, so that the same state prints the same bytes; of the summit as a whole when
 * `id` is null. Until something is changed, when its programme was loaded.
 */
async function lastChange(id: string | null): Promise<Date> {
  const general = isNull(representation.itemId);
  const of = id === null ? general : or(general, eq(representation.itemId, id));
  const latest = sql<string>`greatest(
    (select max(greatest(${representation.recordedAt}, ${representation.takenBackAt})) from ${representation} where ${of}),
    (select max(greatest(${placeByHand.givenAt}, ${placeByHand.takenBackAt})) from ${placeByHand} where ${placeByHand.itemId} = ${id}),
    (select max(${sessionOrder.changedAt}) from ${sessionOrder} where ${sessionOrder.itemId} = ${id}),
    (select max(${statementTime.changedAt}) from ${statementTime} where ${statementTime.itemId} = ${id}),
    (select max(${programmeItem.changedAt}) from ${programmeItem} where ${id}::text is null or ${programmeItem.id} = ${id}))`;
  const [row] = await database().execute<{ at: string }>(sql`select ${latest}::text as at`);
  return row ? new Date(row.at) : new Date(0);
}

/** The language that an address wishes; null when it wishes one that papers are not printed in. */
export const paperLanguage = (wished: string | null, own: Language): Language | null =>
  wished === null ? own : (LANGUAGES.find((language) => language === wished) ?? null);
