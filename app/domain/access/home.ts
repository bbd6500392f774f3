import type { Role } from "./roles.ts";

/** Pages of the top bar; `key` names its word in `common.json`. */
export type Page = { key: PageKey; href: string };
type PageKey = (typeof PAGES)[number]["key"];

const PAGES = [
  { key: "delegation", href: "/delegation", roles: ["focal", "deputy"] },
  { key: "delegationBilaterals", href: "/delegation/bilaterals", roles: ["focal", "deputy"] },
  { key: "delegationTravel", href: "/delegation/travel", roles: ["focal", "deputy"] },
  { key: "accreditation", href: "/accreditation", roles: ["officer", "security"] },
  { key: "declarations", href: "/declarations", roles: ["security"] },
  { key: "badges", href: "/badges", roles: ["desk"] },
  { key: "scanner", href: "/gate", roles: ["guard", "supervisor"] },
  { key: "gates", href: "/gates", roles: ["supervisor", "operations"] },
  { key: "bilaterals", href: "/bilaterals", roles: ["protocol"] },
  { key: "editor", href: "/editor/programme", roles: ["editor"] },
  { key: "precedence", href: "/precedence", roles: ["protocol", "editor"] },
  { key: "operations", href: "/operations", roles: ["operations", "supervisor"] },
  { key: "arrivals", href: "/arrivals", roles: ["protocol", "operations"] },
  { key: "audit", href: "/audit", roles: ["auditor"] },
  { key: "admin", href: "/admin", roles: ["admin"] },
  { key: "retention", href: "/retention", roles: ["admin", "auditor"] },
  { key: "applications", href: "/applications", roles: ["officer", "protocol"] },
  { key: "invitations", href: "/invitations", roles: ["protocol", "admin"] },
  { key: "programme", href: "/programme", roles: "all" },
  { key: "documents", href: "/documents", roles: "all" },
] as const satisfies readonly { key: string; href: string; roles: readonly Role[] | "all" }[];

/** The pages that somebody with these roles finds in the top bar, in order. */
export function pagesFor(roles: readonly Role[]): Page[] {
  return PAGES.filter(
    (page) => page.roles === "all" || page.roles.some((role) => roles.includes(role)),
  ).map(({ key, href }) => ({ key, href }));
}

/** Where somebody with these roles begins. */
export const homeOf = (roles: readonly Role[]): string => pagesFor(roles)[0]?.href ?? "/programme";
