import { desc, gt, inArray, and } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { accessTo, mayEnter } from "#app/domain/access/may.ts";
import { POLICY, type RouteId } from "#app/domain/access/policy.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { type Answer, ask, inParallel } from "#tests/support/walk/ask.ts";
import { UNKNOWN } from "#tests/support/walk/common.ts";
import { walkingGround } from "#tests/support/walk/ground.ts";
import { addressOf, type Ids, PARAMETERS } from "#tests/support/walk/parameters.ts";
import type { Walker } from "#tests/support/walk/people.ts";
import type { BuiltRoute } from "#tests/support/walk/routes.ts";
import { SENDINGS } from "#tests/support/walk/sends.ts";

const { url, routes, people, own, foreign } = await walkingGround();

type Visit = { walker: Walker; route: BuiltRoute };

/** No wallet is configured, no batch was answered, and nobody can see a letter's link again. */
const NOT_TO_BE_FOUND: readonly RouteId[] = [
  "routes/badges_.$id[.]pkpass",
  "routes/badges_.$id.google-wallet",
  "routes/accreditation_.clearance_.answers.$id",
  "routes/invitation.$secret",
];
/** The security service's stage, which no officer decides. */
const isAnothersStage = ({ walker, route }: Visit): boolean =>
  walker.who === "officer" && route.id === "routes/accreditation_.clearance_.$id[.]zip";
const isFindable = (visit: Visit): boolean =>
  !NOT_TO_BE_FOUND.includes(visit.route.id as RouteId) && !isAnothersStage(visit);
/** Counters, as somebody tries who guesses; and what is no id at all. */
const GUESSES = [
  "1",
  "0",
  "-1",
  "00000000-0000-0000-0000-000000000001",
  "' or 1=1",
  "..%2f1",
  "%00",
];

/** The words of an answer, without what each has of its own: nonce, number, hour, and the id that was asked for. */
function words({ text }: Answer, ids: Ids): string {
  const named = Object.values(ids).toSorted((a, b) => b.length - a.length);
  return named
    .filter((id) => id.length > 3)
    .reduce((rest, id) => rest.replaceAll(id, "ID"), withoutNumber(text))
    .replaceAll(/nonce="[^"]*"|nonce\\":\\"[^"]*/g, "nonce")
    .replaceAll(/(width|left):[\d.]+(px|%)/g, "$1")
    .replaceAll(/elapsed[^\d]*[\d.]+/g, "elapsed")
    .replaceAll(/\d{13}(\.\d+)?|\d\d:\d\d(:\d\d(\.\d+Z?)?)?/g, "NOW");
}

/** A request's number stands in each page, and in short on those that say that something is not there. */
function withoutNumber(text: string): string {
  const number = /name="request-id" content="([^"]+)"/.exec(text)?.[1];
  const said = text.replaceAll(/<b class="mono">[\dA-F]{4} [\dA-F]{4}<\/b>/g, "N");
  return number ? said.replaceAll(number, "N") : said;
}

/** Where two texts begin to differ. */
function difference(one: string, other: string): string {
  const at = [...one].findIndex((sign, index) => sign !== other[index]);
  return at < 0 ? "" : `${one.slice(Math.max(0, at - 60), at + 40)} ≠ ${other.slice(at, at + 40)}`;
}

const asked = (route: BuiltRoute, walker: Walker, ids: Ids, body?: URLSearchParams) =>
  ask(url, addressOf(route, ids), { cookie: walker.cookie, body });

const withData = routes.filter(
  ({ id, reads }) =>
    reads && id in PARAMETERS && !PARAMETERS[id as RouteId]?.public && id !== "routes/$",
);
const entering = (walker: Walker) =>
  walker.roles.length > 0 ? withData.filter(({ id }) => mayEnter(accessTo(id, "GET"), walker)) : [];
const visits = people.flatMap((walker) => entering(walker).map((route) => ({ walker, route })));
const isLimited = (id: string, { who }: Walker) =>
  ["own", "sides"].includes(POLICY[id as RouteId].data) && (who === "focal" || who === "deputy");
const told = ({ walker, route }: Visit, what: string) => `${walker.who} at ${route.id}: ${what}`;

describe("an id in an address", () => {
  it("opens what is one's own, and is not found where there is nothing", async () => {
    const wrong = await inParallel(visits, 6, async ({ walker, route }) => {
      const there = await asked(route, walker, own);
      const nothing = await asked(route, walker, UNKNOWN);
      const found = there.status < 400 || !isFindable({ walker, route });
      const secret = POLICY[route.id as RouteId].data === "link";
      const lost = nothing.status === 404 || (secret && nothing.text.length > 0);
      return found && lost
        ? []
        : [told({ walker, route }, `own ${there.status}, unknown ${nothing.status}`)];
    });
    expect(wrong.flat()).toEqual([]);
  }, 400_000);

  it("of another delegation is answered word for word as one that there is not", async () => {
    const limited = visits.filter(({ walker, route }) => isLimited(route.id, walker));
    const wrong = await inParallel(limited, 6, async ({ walker, route }) => {
      const theirs = await asked(route, walker, foreign);
      const nothing = await asked(route, walker, UNKNOWN);
      const alike = words(theirs, foreign) === words(nothing, UNKNOWN);
      return theirs.status === 404 && alike
        ? []
        : [
            told(
              { walker, route },
              `foreign ${theirs.status}, ${difference(words(theirs, foreign), words(nothing, UNKNOWN))}`,
            ),
          ];
    });
    expect(limited.length).toBeGreaterThan(15);
    expect(wrong.flat()).toEqual([]);
  }, 400_000);

  it("is opened to the host's people of either delegation", async () => {
    const office = visits.filter(
      (visit) =>
        !isLimited(visit.route.id, visit.walker) &&
        POLICY[visit.route.id as RouteId].data !== "link" &&
        isFindable(visit),
    );
    const shut = await inParallel(office, 6, async ({ walker, route }) => {
      const { status } = await asked(route, walker, foreign);
      return status < 400 ? [] : [told({ walker, route }, `foreign ${status}`)];
    });
    expect(shut.flat()).toEqual([]);
  }, 400_000);

  it("cannot be guessed by counting", async () => {
    const guessed = visits.flatMap(({ walker, route }) =>
      ["focal", "officer", "security", "desk", "supervisor", "protocol"].includes(walker.who)
        ? GUESSES.map((guess) => ({ walker, route, guess }))
        : [],
    );
    const found = await inParallel(guessed, 6, async ({ walker, route, guess }) => {
      const path = route.path.replaceAll(/:\w+/g, encodeURIComponent(guess));
      const { status } = await ask(url, path, { cookie: walker.cookie });
      return status === 404 || (status === 200 && POLICY[route.id as RouteId].data === "link")
        ? []
        : [told({ walker, route }, `${guess} ${status}`)];
    });
    expect(found.flat()).toEqual([]);
  }, 400_000);
});

describe("an id in a form", () => {
  const focal = people.find(({ who }) => who === "focal");
  if (!focal) throw new Error("No focal point");
  const send = (sending: (typeof SENDINGS)[number], ids: Ids) => {
    const route = routes.find(({ id }) => id === sending.route);
    if (!route) throw new Error(`No ${sending.route}`);
    return asked(route, focal, ids, new URLSearchParams(sending.form(ids)));
  };

  it("of another delegation is answered as one that there is not, and nothing is touched", async () => {
    const [last] = await database().select().from(auditEntry).orderBy(desc(auditEntry.id)).limit(1);
    const wrong: string[] = [];
    for (const sending of SENDINGS) {
      const theirs = await send(sending, foreign);
      const nothing = await send(sending, UNKNOWN);
      const alike =
        theirs.status === nothing.status && words(theirs, foreign) === words(nothing, UNKNOWN);
      if (theirs.status !== (sending.status ?? 404) || !alike)
        wrong.push(
          `${sending.route} ${JSON.stringify(sending.form(foreign))}: ${theirs.status}, unknown ${nothing.status} ${difference(words(theirs, foreign), words(nothing, UNKNOWN))}`,
        );
    }
    const touched = await database()
      .select({ action: auditEntry.action, subject: auditEntry.subjectId })
      .from(auditEntry)
      .where(
        and(
          gt(auditEntry.id, last?.id ?? 0),
          inArray(auditEntry.subjectId, Object.values(foreign)),
        ),
      );
    expect(wrong).toEqual([]);
    expect(touched).toEqual([]);
  }, 300_000);
});
