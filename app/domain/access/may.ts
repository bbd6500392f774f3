import { type Access, POLICY, type RouteId, type RoutePolicy } from "./policy.ts";
import { DELEGATION_ROLES, type Role } from "./roles.ts";

type Person = { roles: readonly Role[] } | null;

const policyOf = (routeId: string): RoutePolicy | undefined =>
  Object.hasOwn(POLICY, routeId) ? POLICY[routeId as RouteId] : undefined;

/** Which rule holds for a route and method; undefined means that nobody may. */
export function accessTo(routeId: string, method: string): Access | undefined {
  const policy = policyOf(routeId);
  return method === "GET" || method === "HEAD" ? policy?.read : policy?.write;
}

/** May somebody with these roles (none when not signed in) enter by role alone? Devices are judged apart. */
export function mayEnter(access: Access | undefined, person: Person): boolean {
  if (access === undefined) return false;
  if (access === "public" || access === "device") return true;
  if (person === null) return false;
  if (access === "signed-in") return true;
  return access.some((role) => person.roles.includes(role));
}

/** Should a page offer them the way there? */
export const mayOpen = (routeId: RouteId, person: Person): boolean =>
  mayEnter(POLICY[routeId].read, person);

/** Should a page offer them its forms? */
export const maySend = (routeId: RouteId, person: Person): boolean =>
  mayEnter(POLICY[routeId].write, person);

type WithDeeds = {
  [Id in RouteId]: (typeof POLICY)[Id] extends { deeds: object } ? Id : never;
}[RouteId];
type DeedAt<Id extends WithDeeds> = keyof (typeof POLICY)[Id]["deeds"] & string;

/** May they do this one thing behind a door that they may enter? */
export function mayDo<Id extends WithDeeds>(
  routeId: Id,
  deed: DeedAt<Id>,
  person: Person,
): boolean {
  const deeds: Readonly<Record<string, readonly Role[]>> = POLICY[routeId].deeds;
  return mayEnter(deeds[deed], person);
}

/**
 * Whose data somebody reaches through a door whose data is `own`: any delegation's as one of the host's people who may
 * enter, else their own delegation's alone; null where they may not enter at all.
 */
export function reachOf(
  routeId: RouteId,
  person: { roles: readonly Role[] },
): "any" | "own" | null {
  const host = person.roles.filter((role) => !DELEGATION_ROLES.some((own) => own === role));
  if (mayOpen(routeId, { roles: host })) return "any";
  return mayOpen(routeId, person) ? "own" : null;
}
