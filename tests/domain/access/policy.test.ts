import { readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { homeOf, pagesFor } from "#app/domain/access/home.ts";
import { localPath } from "#app/domain/access/local-path.ts";
import { accessTo, mayEnter } from "#app/domain/access/may.ts";
import { POLICY } from "#app/domain/access/policy.ts";
import { ROLES } from "#app/domain/access/roles.ts";

describe("the table of access", () => {
  it("lists exactly the routes that exist", () => {
    const folder = join(import.meta.dirname, "../../../app/routes");
    const routes = readdirSync(folder).map((name) => `routes/${name}`);
    expect(Object.keys(POLICY).toSorted()).toEqual(routes.toSorted());
  });

  it("opens a route that does not stand in it to nobody", () => {
    expect(mayEnter(accessTo("routes/unheard-of", "GET"), { roles: ROLES })).toBe(false);
  });

  it("opens to a stranger only what is listed as public", () => {
    const open = Object.keys(POLICY).filter((route) => mayEnter(accessTo(route, "GET"), null));
    expect(open.filter((route) => accessTo(route, "GET") !== "device")).toEqual(
      Object.entries(POLICY).flatMap(([route, { read }]) => (read === "public" ? [route] : [])),
    );
    expect(open).not.toContain("routes/delegation");
    expect(open).not.toContain("routes/bilaterals");
  });

  it("asks for the right to write, not to read, when something is sent", () => {
    expect(mayEnter(accessTo("routes/documents_.$id", "GET"), null)).toBe(true);
    expect(mayEnter(accessTo("routes/documents_.$id", "POST"), { roles: ["guard"] })).toBe(false);
    expect(mayEnter(accessTo("routes/documents_.$id", "DELETE"), { roles: ["guard"] })).toBe(false);
  });

  it("gives every role a first page that it may open", () => {
    for (const role of ROLES) {
      for (const { href } of pagesFor([role])) {
        const route = `routes${href.replaceAll(/(?<=\/delegation)\//g, "_.").replace("editor/", "editor.")}`;
        expect(mayEnter(accessTo(route, "GET"), { roles: [role] }), `${role} at ${href}`).toBe(
          true,
        );
      }
      expect(homeOf([role])).not.toBe("");
    }
  });
});

describe("a way back after sign-in", () => {
  it.each(["/delegation", "/bilaterals?day=2022-10-13"])("stays on this site: %s", (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "",
    null,
    "/a b",
  ])("never leads elsewhere: %s", (path) => {
    expect(localPath(path)).toBe("/");
  });
});
