import { data, redirect } from "@remix-run/node";

import type { Language } from "#app/domain/language/languages.ts";
import { assertNever, type Result } from "#app/domain/result.ts";
import { giveByHand, takePlaceBack } from "#app/server/precedence/by-hand.server.ts";
import {
  recordRepresentation,
  takeRepresentationBack,
} from "#app/server/precedence/representations.server.ts";
import { setOrder, setStatementMinutes } from "#app/server/precedence/session-order.server.ts";
import { translator } from "#app/text/translator.ts";

import { dayTyped, numberTyped, type SessionRequest } from "./form.ts";

type Officer = { accountId: string };

/** What the page shows when something was refused: words at a field, and what was typed. */
export type Refused = {
  field: string;
  message: string;
  fields: Readonly<Record<string, string>>;
};

type Failure =
  | "date"
  | "unknown"
  | "gone"
  | "taken"
  | "reason"
  | "notInList"
  | "minutes"
  | "absenceHasNoDate"
  | "futureDate"
  | "drawnElsewhere"
  | "malformed";

/** Where each refusal is shown. */
const FIELD: Record<Failure, string> = {
  date: "since",
  absenceHasNoDate: "since",
  futureDate: "since",
  reason: "reason",
  notInList: "place",
  taken: "place",
  minutes: "minutes",
  drawnElsewhere: "drawn",
  unknown: "session",
  gone: "session",
  malformed: "session",
};

export function refuse(
  failure: Failure,
  language: Language,
  fields: Readonly<Record<string, string>> = {},
  count = 0,
) {
  const message = translator(language, "precedence")(`error.${failure}`, { count });
  const status = failure === "malformed" ? 400 : failure === "unknown" ? 404 : 409;
  return data<Refused>({ field: FIELD[failure], message, fields }, { status });
}

/** Carries out what was asked, and leads back to the list with word of it; or says at which field it cannot be done. */
export async function act(
  officer: Officer,
  session: string,
  request: SessionRequest,
  where: { address: URL; places: number; language: Language },
) {
  const done = await carryOut(officer, session, request);
  if (!done.ok) {
    const typed = Object.entries(request).filter(([, value]) => typeof value === "string");
    return refuse(done.error, where.language, Object.fromEntries(typed), where.places);
  }
  const next = new URL(where.address);
  for (const name of ["done", "id", "edit"]) next.searchParams.delete(name);
  for (const [name, value] of Object.entries(done.value)) next.searchParams.set(name, value);
  return redirect(`${next.pathname}${next.search}#told`);
}

/** @returns what the page is told, as parameters of its address */
async function carryOut(
  officer: Officer,
  session: string,
  request: SessionRequest,
): Promise<Result<Record<string, string>, Failure>> {
  switch (request.intent) {
    case "represent": {
      const since = dayTyped(request.since);
      if (since === undefined) return { ok: false, error: "date" };
      const { delegation, stage, rank, scope } = request;
      const item = scope === "session" ? session : null;
      const record = { delegationId: delegation, item, stage, rank, inOfficeSince: since };
      const recorded = await recordRepresentation(officer, record);
      return told(recorded, "represented", recorded.ok ? { id: recorded.value.id } : {});
    }
    case "undoRepresent":
      return told(await takeRepresentationBack(officer, request.id), "representationBack");
    case "place": {
      const { list, delegation, reason } = request;
      const place = numberTyped(request.place) ?? 0;
      const made = { itemId: session, list, delegationId: delegation, place, reason };
      const given = await giveByHand(officer, made);
      return told(given, "placed", given.ok ? { id: given.value.id } : {});
    }
    case "undoPlace":
      return told(await takePlaceBack(officer, request.id), "placeBack");
    case "order": {
      const { list, order } = request;
      const byStatus = request.byStatus === "on";
      const drawn = request.drawn || null;
      return told(
        await setOrder(officer, { itemId: session, list, order, byStatus, drawn }),
        "ordered",
      );
    }
    case "minutes": {
      const minutes = request.minutes === "" ? null : (numberTyped(request.minutes) ?? -1);
      const { delegation } = request;
      const set = { itemId: session, delegationId: delegation, minutes };
      return told(await setStatementMinutes(officer, set), "minutes");
    }
    default:
      return assertNever(request);
  }
}

const told = (
  result: Result<unknown, Failure>,
  done: string,
  more: Record<string, string> = {},
): Result<Record<string, string>, Failure> =>
  result.ok ? { ok: true, value: { done, ...more } } : result;
