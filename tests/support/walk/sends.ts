import type { RouteId } from "#app/domain/access/policy.ts";

import type { Ids } from "./parameters.ts";

/**
 * What a focal point may send that names something by an id, well formed, so that only the id decides what becomes of it. A
 * foreign id is answered as an unknown one: `status`, and the same words.
 */
export type Sending = {
  route: RouteId;
  form: (ids: Ids) => Record<string, string>;
  /** 404 unless the page answers line by line. */
  status?: number;
};

const vehicle = { plate: "X 1", make: "BMW", colour: "blue", driver: "A B", purpose: "luggage" };
const request = "routes/delegation_.bilaterals_.$id";
const nominee = "routes/delegation_.nominees.$id";
const people = "routes/delegation_.people";
const NOBODY = "00000000-0000-4000-8000-000000000000";
const declarations = "routes/delegation_.declarations";

export const SENDINGS: readonly Sending[] = [
  { route: "routes/delegation", form: (ids) => ({ id: ids.nominee }), status: 200 },
  ...["save", "send", "withdraw", "undo_withdrawal"].map(
    (intent) =>
      ({
        route: nominee,
        form: () => ({ intent, version: "1", surname: "Taken", category: "delegate" }),
      }) as const,
  ),
  {
    route: "routes/delegation_.nominees.autosave",
    form: (ids) => ({ id: ids.nominee, version: "1", surname: "Taken" }),
    status: 200,
  },
  {
    route: "routes/delegation_.nominees_.$id.travel",
    form: () => ({ version: "1", hotel: "ritz-carlton" }),
  },
  {
    route: "routes/delegation_.travel",
    form: (ids) => ({ from: ids.nominee, to: NOBODY, parts: "hotel" }),
    status: 422,
  },
  ...["accepted", "declined", "waiting", "withdrawn", "restored", "up", "down"].map(
    (intent) =>
      ({
        route: "routes/delegation_.bilaterals",
        form: (ids: Ids) => ({ intent, request: ids.request }),
      }) as const,
  ),
  ...["attendees", "agree", "disagree", "answer"].map(
    (intent) =>
      ({
        route: request,
        form: () => ({ intent, answer: "accepted", side: "kg" }),
      }) as const,
  ),
  { route: `${request}_.change`, form: () => ({ version: "1", level: "head", minutes: "30" }) },
  ...["withdraw", "restore", "remove", "putBack"].map(
    (intent) =>
      ({
        route: declarations,
        form: (ids: Ids) => ({ intent, id: ids.vehicle }),
      }) as const,
  ),
  {
    route: declarations,
    form: (ids) => ({ intent: "vehicle", id: ids.vehicle, version: "1", ...vehicle }),
  },
  {
    route: "routes/delegation_.floaters",
    form: (ids) => ({ intent: "back", passId: ids.floater }),
  },
  ...["confirm", "leave_out", "cancel", "retry"].map(
    (intent) =>
      ({
        route: "routes/delegation_.import_.$id",
        form: () => ({ intent }),
      }) as const,
  ),
  ...["resend", "withdraw"].map(
    (intent) =>
      ({
        route: people,
        form: (ids: Ids) => ({ intent, id: ids.invitation }),
      }) as const,
  ),
  { route: people, form: (ids) => ({ intent: "remove", id: ids.deputy }) },
];
