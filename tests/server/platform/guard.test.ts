import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";

import type { Role } from "#app/domain/access/roles.ts";
import { guardRoutes } from "#app/server/platform/access/guard.server.ts";
import type { Presence } from "#app/server/platform/access/viewer.server.ts";
import { someSession } from "#tests/support/session.ts";

const inner = () => "inside";
const route = (id: string) => ({
  id,
  path: id,
  module: { default: () => null, loader: inner, action: inner },
});

function guarded(id: string) {
  const build = { routes: { [id]: route(id) } } as unknown as ServerBuild;
  const { module } = guardRoutes(build).routes[id] ?? {};
  return async (presence: Presence, method = "GET"): Promise<unknown> => {
    const request = new Request("http://localhost/some/page?x=1", { method });
    const context = { presence } as AppLoadContext;
    const run = method === "GET" ? module?.loader : module?.action;
    try {
      return await run?.({ request, context, params: {} });
    } catch (thrown) {
      return thrown;
    }
  };
}

const as = (...roles: Role[]): Presence => ({
  kind: "viewer",
  viewer: {
    accountId: "a",
    name: "A",
    email: "a@b.example",
    language: "en",
    roles,
    delegationId: null,
  },
  session: someSession(),
});

describe("the door of every route", () => {
  it("lets in the role that the table names", async () => {
    expect(await guarded("routes/bilaterals")(as("protocol"))).toBe("inside");
  });

  it("answers 403 to another role, reading or writing", async () => {
    expect(await guarded("routes/bilaterals")(as("focal"))).toMatchObject({ status: 403 });
    expect(await guarded("routes/documents")(as("focal"), "POST")).toMatchObject({ status: 403 });
  });

  it("leads a stranger to the sign-in page, and back afterwards", async () => {
    const answer = (await guarded("routes/bilaterals")({ kind: "nobody" })) as Response;
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("/sign-in?to=%2Fsome%2Fpage");
  });

  it("leads staff who owe the second step to it", async () => {
    const answer = (await guarded("routes/bilaterals")({
      kind: "half",
      accountId: "a",
      session: someSession(),
    })) as Response;
    expect(answer.headers.get("location")).toMatch(/^\/sign-in\/second-factor/);
  });

  it("stays shut for everyone where the table says nothing", async () => {
    const door = guarded("routes/forgotten");
    expect(await door(as("admin"))).toMatchObject({ status: 403 });
    expect(await door({ kind: "nobody" })).toMatchObject({ status: 403 });
  });

  it("guards a page that has no loader of its own", () => {
    const build = {
      routes: {
        "routes/admin": { id: "routes/admin", path: "admin", module: { default: () => null } },
      },
    } as unknown as ServerBuild;
    const loader = guardRoutes(build).routes["routes/admin"]?.module.loader;
    expect(loader).toBeDefined();
  });
});
