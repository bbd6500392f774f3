import { mayOpen } from "./may.ts";
import type { RouteId } from "./policy.ts";
import type { Role } from "./roles.ts";

/** Pages of the top bar; `key` names its word in `common.json`. */
export type Page = { key: PageKey; href: string };
type PageKey = (typeof PAGES)[number]["key"];

/** In the order in which they stand; whoever may open one is offered it, unless `mainlyFor` says who has use for it. */
const PAGES = [
  { key: "delegation", href: "/delegation", route: "routes/delegation" },
  {
    key: "delegationBilaterals",
    href: "/delegation/bilaterals",
    route: "routes/delegation_.bilaterals",
  },
  { key: "delegationTravel", href: "/delegation/travel", route: "routes/delegation_.travel" },
  { key: "accreditation", href: "/accreditation", route: "routes/accreditation" },
  { key: "declarations", href: "/declarations", route: "routes/declarations" },
  { key: "badges", href: "/badges", route: "routes/badges" },
  // A phone opens it without an account; these two may make it one of a gate.
  { key: "scanner", href: "/gate", route: "routes/gate", mainlyFor: ["guard", "supervisor"] },
  { key: "gates", href: "/gates", route: "routes/gates" },
  { key: "bilaterals", href: "/bilaterals", route: "routes/bilaterals" },
  { key: "editor", href: "/editor/programme", route: "routes/editor.programme" },
  { key: "precedence", href: "/precedence", route: "routes/precedence" },
  { key: "operations", href: "/operations", route: "routes/operations" },
  { key: "arrivals", href: "/arrivals", route: "routes/arrivals" },
  { key: "audit", href: "/audit", route: "routes/audit" },
  { key: "admin", href: "/admin", route: "routes/admin" },
  { key: "retention", href: "/retention", route: "routes/retention" },
  { key: "applications", href: "/applications", route: "routes/applications" },
  { key: "invitations", href: "/invitations", route: "routes/invitations" },
  { key: "programme", href: "/programme", route: "routes/programme" },
  { key: "documents", href: "/documents", route: "routes/documents" },
] as const satisfies readonly {
  key: string;
  href: string;
  route: RouteId;
  mainlyFor?: readonly Role[];
}[];

/** The pages that somebody with these roles finds in the top bar, in order. */
export function pagesFor(roles: readonly Role[]): Page[] {
  const wanted = (page: (typeof PAGES)[number]) =>
    !("mainlyFor" in page) || page.mainlyFor.some((role) => roles.includes(role));
  return PAGES.filter((page) => mayOpen(page.route, { roles }) && wanted(page)).map(
    ({ key, href }) => ({ key, href }),
  );
}

/** Pages about the gates, in the order of their tabs; `key` names its word under `nav` in `supervision.json`. */
const GATE_PAGES = [
  { key: "gates", href: "/gates", route: "routes/gates" },
  { key: "people", href: "/gates/people", route: "routes/gates_.people" },
  { key: "floaters", href: "/gates/floaters", route: "routes/gates_.floaters" },
  { key: "principals", href: "/gates/principals", route: "routes/gates_.principals" },
  { key: "paper", href: "/gates/paper", route: "routes/gates_.paper" },
  { key: "incidents", href: "/gates/incidents", route: "routes/gates_.incidents" },
] as const satisfies readonly { key: string; href: string; route: RouteId }[];
export type GatePage = Pick<(typeof GATE_PAGES)[number], "key" | "href">;

/** The tabs that somebody with these roles finds on the pages of the gates. */
export const gatePagesFor = (roles: readonly Role[]): GatePage[] =>
  GATE_PAGES.filter(({ route }) => mayOpen(route, { roles })).map(({ key, href }) => ({
    key,
    href,
  }));

/** Where somebody with these roles begins. */
export const homeOf = (roles: readonly Role[]): string => pagesFor(roles)[0]?.href ?? "/programme";
