import { describe, expect, it } from "vitest";

import { accessTo, mayEnter } from "#app/domain/access/may.ts";
import { POLICY } from "#app/domain/access/policy.ts";
import type { Role } from "#app/domain/access/roles.ts";
import { type Answer, ask, inParallel } from "#tests/support/walk/ask.ts";
import { walkingGround } from "#tests/support/walk/ground.ts";
import { offeredBy } from "#tests/support/walk/offered.ts";
import { addressOf } from "#tests/support/walk/parameters.ts";
import type { Walker } from "#tests/support/walk/people.ts";
import type { BuiltRoute } from "#tests/support/walk/routes.ts";

const { url, routes, people, own } = await walkingGround();

type Step = { route: BuiltRoute; walker: Walker; method: "GET" | "POST"; data: boolean };
type Taken = Step & { path: string; answer: Answer };

/** The fields of every deed on a document, well formed, of versions and a party that there are not: nothing changes. */
const DEED = {
  ...{ direction: "forward", seen: "adopted", after: "99", language: "en", version: "99" },
  ...{ part: "coordinator", delegation: "zz", stance: "agree" },
};

const personOf = ({ walker }: Pick<Step, "walker">) => (walker.roles.length > 0 ? walker : null);

/** What the table says of a step. */
function due(step: Step): Answer["kind"] {
  if (mayEnter(accessTo(step.route.id, step.method), personOf(step))) return "in";
  if (step.walker.who === "half") return "second-factor";
  return step.walker.who === "nobody" ? "sign-in" : "refused";
}

/** A door that is open to everybody may lead to the sign-in page of its own accord. */
const isAsDue = (step: Taken): boolean =>
  step.answer.kind === due(step) ||
  (accessTo(step.route.id, step.method) === "public" &&
    ["sign-in", "second-factor"].includes(step.answer.kind));

/** Single fetch asks for the same data at an address of its own. */
const dataAddress = (path: string): string => (path === "/" ? "/_root.data" : `${path}.data`);

async function take(step: Step): Promise<Taken> {
  const { route, walker, method, data } = step;
  const path = addressOf(route, own);
  const body = method === "POST" ? new URLSearchParams({ nothing: "1" }) : undefined;
  const cookie = route.id === "routes/sign-out" ? walker.spare : walker.cookie;
  const answer = await ask(url, data ? dataAddress(path) : path, { cookie, body });
  return { ...step, path, answer };
}

const told = ({ route, walker, method, data, answer }: Taken): string =>
  `${walker.who} ${method} ${route.id}${data ? " (data)" : ""}: ${answer.kind}, ${answer.status} ${answer.location}`;

/**
 * Whom the table refuses meets the loader or action at its data address; the document would ask the same, and draw a page
 * around the answer. An event stream that is let in has no end for single fetch to wait for.
 */
const isWorthIt = (step: Step): boolean =>
  step.data ? !(step.route.id.endsWith("news") && due(step) === "in") : due(step) !== "refused";

const walk = (method: Step["method"], doors: readonly BuiltRoute[]): Promise<Taken[]> =>
  inParallel(
    doors.flatMap((route) =>
      people
        .flatMap((walker) => [false, true].map((data) => ({ route, walker, method, data })))
        .filter(isWorthIt),
    ),
    8,
    take,
  );

describe("the doors of the build", () => {
  it("stand in the table each, and the table has no others", () => {
    expect(routes.map(({ id }) => id).toSorted()).toEqual(Object.keys(POLICY).toSorted());
  });

  it("open to somebody in the table just where the build answers something", () => {
    const opens = (id: string, method: string) => {
      const access = accessTo(id, method);
      return typeof access === "string" || (access?.length ?? 0) > 0;
    };
    const differs = routes.flatMap(({ id, reads, takes }) => [
      ...(opens(id, "GET") === reads ? [] : [`GET ${id}`]),
      ...(opens(id, "POST") === takes ? [] : [`POST ${id}`]),
    ]);
    expect(differs).toEqual([]);
  });
});

describe("everybody at every door", () => {
  it("gets in to read just where the table says so, and is offered no way to where they may not go", async () => {
    const walked = await walk(
      "GET",
      routes.filter(({ reads }) => reads),
    );
    expect(walked.filter((step) => !isAsDue(step)).map(told)).toEqual([]);
    const vain = walked
      .filter(({ data, answer }) => !data && answer.status === 200)
      .flatMap((step) =>
        offeredBy(step.answer.text, step.path, routes)
          .filter(({ route, method }) => !mayEnter(accessTo(route.id, method), personOf(step)))
          .map(({ method, address }) => `${step.walker.who} at ${step.path}: ${method} ${address}`),
      );
    expect(vain).toEqual([]);
  }, 600_000);

  it("gets to send something just where the table says so", async () => {
    const walked = await walk(
      "POST",
      routes.filter(({ takes }) => takes),
    );
    expect(walked.length).toBeGreaterThan(1_000);
    expect(walked.filter((step) => !isAsDue(step)).map(told)).toEqual([]);
  }, 600_000);

  it("does only those things behind a door that are theirs", async () => {
    const deeds: Record<string, readonly Role[]> = POLICY["routes/documents_.$id"].deeds;
    const route = routes.find(({ id }) => id === "routes/documents_.$id");
    if (!route) throw new Error("No route of a document");
    const wrong = await inParallel(
      people.flatMap((walker) =>
        Object.entries(deeds).map(([intent, by]) => ({ walker, intent, by })),
      ),
      8,
      async ({ walker, intent, by }) => {
        const body = new FormData();
        for (const [name, value] of Object.entries(DEED)) body.set(name, value);
        body.set("intent", intent);
        const answer = await ask(url, addressOf(route, own), { cookie: walker.cookie, body });
        const mayDo = walker.roles.some((role) => by.includes(role));
        return (answer.kind === "in") === mayDo
          ? []
          : [`${walker.who} ${intent}: ${answer.status}`];
      },
    );
    expect(wrong.flat()).toEqual([]);
  }, 60_000);
});
