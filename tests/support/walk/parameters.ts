import type { RouteId } from "#app/domain/access/policy.ts";

import type { Belongings } from "./data.ts";

/** Ids of what belongs to no delegation, or to all: rooms, sessions, documents, gates and what the host's offices make. */
export type Common = Record<
  "room" | "door" | "session" | "document" | "body" | "clearance" | "reply" | "secret" | "code",
  string
>;
export type Ids = Belongings & Common;

/**
 * What stands in the address of each route that takes parameters. A route of the build that is missing here fails the walk.
 * `public`: anybody may know these names, or whoever may enter reads them all, and a counter does no harm.
 */
export const PARAMETERS: Partial<
  Record<RouteId, { of: (ids: Ids) => Record<string, string>; public?: true }>
> = {
  "routes/$scope.sw[.]js": { of: () => ({ scope: "gate" }), public: true },
  "routes/editor.programme_.$item.agenda": {
    of: ({ session }) => ({ item: session }),
    public: true,
  },
  "routes/delegation_.nominees.$id": { of: ({ nominee }) => ({ id: nominee }) },
  "routes/delegation_.nominees_.$id.travel": { of: ({ nominee }) => ({ id: nominee }) },
  "routes/delegation_.bilaterals_.$id": { of: ({ request }) => ({ id: request }) },
  "routes/delegation_.bilaterals_.$id_.change": { of: ({ request }) => ({ id: request }) },
  "routes/calendars.$delegation.$secret[.]ics": {
    of: ({ delegation, calendar }) => ({ delegation, secret: calendar }),
  },
  "routes/invitation.$secret": { of: ({ secret }) => ({ secret }) },
  "routes/papers.$id": { of: ({ paper }) => ({ id: paper }) },
  "routes/delegation_.import_.$id": { of: (ids) => ({ id: ids.import }) },
  "routes/delegation_.import_.$id_.mend[.]xlsx": { of: (ids) => ({ id: ids.import }) },
  "routes/delegation_.import_.$id_.photos.$photo": {
    of: (ids) => ({ id: ids.import, photo: "0" }),
  },
  "routes/delegation_.import_.template.$name": { of: () => ({ name: "en.csv" }), public: true },
  "routes/declarations_.$id[.]pdf": { of: ({ delegation }) => ({ id: delegation }), public: true },
  "routes/files.$id": { of: ({ photo }) => ({ id: photo }) },
  "routes/accreditation_.clearance_.$id[.]zip": { of: ({ clearance }) => ({ id: clearance }) },
  "routes/accreditation_.clearance_.answers.$id": { of: ({ reply }) => ({ id: reply }) },
  "routes/accreditation.$id": { of: ({ sent }) => ({ id: sent }) },
  "routes/accreditation_.$id.zones": { of: ({ sent }) => ({ id: sent }) },
  "routes/badges_.print_.$id": { of: ({ batch }) => ({ id: batch }) },
  "routes/badges_.print_.$id.$part[.]pdf": { of: ({ batch }) => ({ id: batch, part: "1" }) },
  "routes/badges_.receipts.$id": { of: ({ receipt }) => ({ id: receipt }) },
  "routes/badges_.receipts.$id[.]pdf": { of: ({ receipt }) => ({ id: receipt }) },
  "routes/badges_.custody_.$id": { of: ({ badge }) => ({ id: badge }) },
  "routes/badges_.$id[.]pdf": { of: ({ badge }) => ({ id: badge }) },
  "routes/badges_.$id[.]pkpass": { of: ({ badge }) => ({ id: badge }) },
  "routes/badges_.$id.google-wallet": { of: ({ badge }) => ({ id: badge }) },
  "routes/badges_.delegation.$id[.]pdf": {
    of: ({ delegation }) => ({ id: delegation }),
    public: true,
  },
  "routes/gate_.enrol.$code": { of: ({ code }) => ({ code }) },
  "routes/gates_.people_.$id": { of: ({ nominee }) => ({ id: nominee }) },
  "routes/bilaterals_.requests_.$id": { of: ({ request }) => ({ id: request }) },
  "routes/bilaterals_.rooms_.$id": { of: ({ room }) => ({ id: room }), public: true },
  "routes/bilaterals_.meetings.$id": { of: ({ meeting }) => ({ id: meeting }) },
  "routes/bilaterals_.rooms.$room[.]pdf": { of: ({ room }) => ({ room }), public: true },
  "routes/door.$room.$secret": { of: ({ room, door }) => ({ room, secret: door }) },
  "routes/door.$room.$secret_.state": { of: ({ room, door }) => ({ room, secret: door }) },
  "routes/door.$room.$secret_.news": { of: ({ room, door }) => ({ room, secret: door }) },
  "routes/precedence_.$session": { of: ({ session }) => ({ session }), public: true },
  "routes/precedence_.$session_.clock": { of: ({ session }) => ({ session }), public: true },
  "routes/precedence_.$session_.news": { of: ({ session }) => ({ session }), public: true },
  "routes/precedence_.$session_.$paper[.]pdf": {
    of: ({ session }) => ({ session, paper: "speakers" }),
    public: true,
  },
  "routes/documents_.$id": { of: ({ document }) => ({ id: document }), public: true },
  "routes/documents_.$id_.compare": { of: ({ document }) => ({ id: document }), public: true },
  "routes/documents_.$id_.versions.$number": {
    of: ({ document }) => ({ id: document, number: "1" }),
    public: true,
  },
  "routes/documents_.$id_.positions[.]pdf": {
    of: ({ document }) => ({ id: document }),
    public: true,
  },
  "routes/bodies_.$id": { of: ({ body }) => ({ id: body }), public: true },
  "routes/retention_.people_.$id": { of: ({ sent }) => ({ id: sent }) },
  "routes/retention_.people_.$id[.]zip": { of: ({ sent }) => ({ id: sent }) },
  "routes/retention_.acts.$number[.]pdf": { of: () => ({ number: "1" }), public: true },
  "routes/admin_.accounts.$id": { of: ({ deputy }) => ({ id: deputy }) },
  "routes/$": { of: () => ({}), public: true },
};

/** The address of a route with these ids in it. @throws where the table above lacks the route */
export function addressOf(route: { id: string; path: string }, ids: Ids): string {
  const { of } = PARAMETERS[route.id as RouteId] ?? {};
  const given = of?.(ids) ?? {};
  return route.path
    .replaceAll(/:(\w+)/g, (_, name: string) => {
      const value = given[name];
      if (value === undefined) throw new Error(`Nothing is said of :${name} in ${route.id}`);
      return encodeURIComponent(value);
    })
    .replace("/*", "/no-such-page");
}
