import { type Language, LANGUAGES } from "#app/domain/language/languages.ts";
import { arrange } from "#app/domain/precedence/arrange.ts";
import { participantsOf } from "#app/domain/precedence/participant.ts";
import type { Paper } from "#app/domain/precedence/papers.ts";
import type { OrderName } from "#app/domain/precedence/policy.ts";
import { expandParties } from "#app/domain/programme/parties.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import { summitNow } from "../platform/clock.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { lastChange } from "./last-change.server.ts";
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

/** The language that an address wishes; null when it wishes one that papers are not printed in. */
export const paperLanguage = (wished: string | null, own: Language): Language | null =>
  wished === null ? own : (LANGUAGES.find((language) => language === wished) ?? null);
