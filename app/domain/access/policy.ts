import { STAFF_ROLES, type Role } from "./roles.ts";

/** Who may enter: everybody, anybody signed in, an enrolled gate device, or these roles. */
export type Access = "public" | "signed-in" | "device" | readonly Role[];

/** `read` is GET and HEAD; `write` every other method. */
export type RoutePolicy = { read: Access; write: Access };

const NOBODY: readonly Role[] = [];
const DELEGATION: readonly Role[] = ["focal", "deputy"];
const PRECEDENCE: readonly Role[] = ["protocol", "editor"];
const VETTING: readonly Role[] = ["officer", "security"];
const everybodyReads = (write: Access = NOBODY): RoutePolicy => ({ read: "public", write });
const only = (...roles: readonly Role[]): RoutePolicy => ({ read: roles, write: roles });

/**
 * The one table of who may do what, by route. A route that does not stand here opens to nobody.
 * Whose data a person sees is decided behind the door, by the delegation of the signed-in account.
 */
export const POLICY: Readonly<Record<string, RoutePolicy>> = {
  "routes/$": everybodyReads(),
  "routes/_index": everybodyReads(),
  "routes/sign-in": everybodyReads("public"),
  "routes/sign-in_.code": everybodyReads("public"),
  "routes/sign-in_.second-factor": everybodyReads("public"),
  "routes/sign-in_.demonstration": { read: NOBODY, write: "public" },
  "routes/sign-out": { read: NOBODY, write: "public" },
  "routes/language": { read: NOBODY, write: "public" },
  "routes/outbox": everybodyReads(),
  "routes/$scope.sw[.]js": everybodyReads(),
  "routes/programme": everybodyReads(),
  "routes/programme_.state": everybodyReads(),
  "routes/programme_.news": everybodyReads(),
  "routes/programme_.versions": everybodyReads(),
  "routes/programme[.]pdf": everybodyReads(),
  "routes/programme[.]ics": everybodyReads(),
  "routes/programme[.]json": everybodyReads(),
  "routes/editor.programme": only("editor"),
  "routes/editor.programme_.$item.agenda": only("editor"),
  "routes/editor.programme_.timetable": only("editor"),
  "routes/delegation": only(...DELEGATION),
  "routes/delegation_.nominees.new": only(...DELEGATION),
  "routes/delegation_.nominees.zone": { read: NOBODY, write: DELEGATION },
  "routes/delegation_.nominees.autosave": { read: NOBODY, write: DELEGATION },
  "routes/delegation_.nominees.$id": only(...DELEGATION),
  "routes/delegation_.bilaterals": only(...DELEGATION),
  "routes/delegation_.bilaterals_.$id": only(...DELEGATION),
  "routes/delegation_.bilaterals_.$id_.change": only(...DELEGATION),
  "routes/delegation_.bilaterals_.calendar": only(...DELEGATION),
  // The secret in the link is the right to read it; each renewal makes the one before unknown.
  "routes/calendars.$delegation.$secret[.]ics": everybodyReads(),
  "routes/delegation_.programme[.]pdf": { read: DELEGATION, write: NOBODY },
  "routes/delegation_.note": only(...DELEGATION),
  "routes/delegation_.people": { read: DELEGATION, write: ["focal"] },
  "routes/apply": everybodyReads("public"),
  "routes/applications": only("officer", "protocol"),
  "routes/invitations": only("protocol", "admin"),
  // The secret in the link is the right to it; GET shows, the button alone uses it up.
  "routes/invitation.$secret": everybodyReads("public"),
  "routes/papers.$id": { read: [...DELEGATION, "protocol", "admin", "officer"], write: NOBODY },
  "routes/delegation_.import": only(...DELEGATION),
  "routes/delegation_.import_.upload": { read: NOBODY, write: DELEGATION },
  "routes/delegation_.import_.$id": only(...DELEGATION),
  "routes/delegation_.import_.$id_.mend[.]xlsx": { read: DELEGATION, write: NOBODY },
  "routes/delegation_.import_.$id_.photos.$photo": { read: DELEGATION, write: NOBODY },
  "routes/delegation_.import_.template.$name": { read: DELEGATION, write: NOBODY },
  "routes/delegation_.list[.]xlsx": { read: DELEGATION, write: NOBODY },
  "routes/delegation_.floaters": only(...DELEGATION),
  "routes/delegation_.travel": only(...DELEGATION),
  "routes/delegation_.nominees_.$id.travel": only(...DELEGATION),
  "routes/delegation_.declarations": only(...DELEGATION),
  "routes/delegation_.declarations[.]pdf": { read: DELEGATION, write: NOBODY },
  // Weapons: the security office, and each delegation its own above; nobody else, whatever their rank.
  "routes/declarations": only("security"),
  "routes/declarations_.$id[.]pdf": { read: ["security"], write: NOBODY },
  "routes/arrivals": { read: ["protocol", "operations"], write: NOBODY },
  "routes/arrivals[.]csv": { read: ["protocol", "operations"], write: NOBODY },
  "routes/files.$id": { read: "signed-in", write: NOBODY },
  "routes/accreditation": { read: VETTING, write: VETTING },
  // Each stage's batches and answers open to those who decide it, as the server says behind the door.
  "routes/accreditation_.clearance": only(...VETTING),
  "routes/accreditation_.clearance_.$id[.]zip": { read: VETTING, write: NOBODY },
  "routes/accreditation_.clearance_.answers.$id": only(...VETTING),
  "routes/accreditation_.several": only(...VETTING),
  "routes/accreditation_.views": only(...VETTING),
  "routes/accreditation_.late": only("officer"),
  "routes/accreditation.$id": { read: VETTING, write: VETTING },
  "routes/accreditation_.statistics": { read: VETTING, write: NOBODY },
  "routes/accreditation_.statistics[.]csv": { read: VETTING, write: NOBODY },
  "routes/accreditation_.$id.zones": only(...VETTING),
  "routes/badges": only("desk"),
  "routes/badges_.print": only("desk"),
  "routes/badges_.print_.$id": only("desk"),
  "routes/badges_.print_.$id.$part[.]pdf": { read: ["desk"], write: NOBODY },
  "routes/badges_.passes": only("desk"),
  "routes/badges_.passes[.]pdf": { read: ["desk"], write: NOBODY },
  "routes/badges_.hand-over": only("desk"),
  "routes/badges_.receipts.$id": only("desk"),
  "routes/badges_.receipts.$id[.]pdf": { read: ["desk"], write: NOBODY },
  "routes/badges_.custody": { read: ["desk", "auditor"], write: NOBODY },
  "routes/badges_.custody[.]csv": { read: ["desk", "auditor"], write: NOBODY },
  "routes/badges_.custody_.$id": only("desk"),
  "routes/badges_.register": { read: ["desk", "auditor"], write: NOBODY },
  "routes/badges_.register[.]csv": { read: ["desk", "auditor"], write: NOBODY },
  "routes/badges_.$id[.]pdf": { read: ["desk"], write: NOBODY },
  // For the telephone: the desk, and each delegation its own people's badges, as the server says behind the door.
  "routes/badges_.$id[.]pkpass": { read: ["desk", ...DELEGATION], write: NOBODY },
  "routes/badges_.$id.google-wallet": { read: ["desk", ...DELEGATION], write: NOBODY },
  "routes/badges_.delegation.$id[.]pdf": { read: ["desk"], write: NOBODY },
  "routes/gate": everybodyReads(),
  "routes/gate_.manifest[.]webmanifest": everybodyReads(),
  // The code in the link is the right to enrol, and it is used up by the button alone.
  "routes/gate_.enrol.$code": everybodyReads(),
  "routes/gate_.api.enrol": { read: NOBODY, write: "public" },
  "routes/gate_.enrol.demonstration": { read: NOBODY, write: ["guard", "supervisor"] },
  "routes/gate_.api.list": { read: "device", write: NOBODY },
  "routes/gate_.api.bundle": { read: "device", write: NOBODY },
  "routes/gate_.api.passages": { read: NOBODY, write: "device" },
  "routes/gate_.api.verdict": { read: NOBODY, write: "device" },
  "routes/gate_.api.news": { read: "device", write: NOBODY },
  "routes/gate_.api.typed": { read: NOBODY, write: "device" },
  "routes/gate_.api.leave": { read: NOBODY, write: "device" },
  "routes/gates_.incidents": only("supervisor", "operations"),
  "routes/gates_.people": only("supervisor"),
  "routes/gates_.people_.$id": only("supervisor"),
  "routes/gates_.floaters": { read: ["supervisor", "operations"], write: NOBODY },
  "routes/gates_.principals": { read: ["supervisor", "operations"], write: ["supervisor"] },
  "routes/gates_.paper": only("supervisor"),
  "routes/gates_.paper[.]pdf": { read: ["supervisor"], write: NOBODY },
  "routes/gates": { read: ["supervisor", "operations"], write: ["supervisor"] },
  "routes/bilaterals": only("protocol"),
  "routes/bilaterals_.plans": only("protocol"),
  "routes/bilaterals_.requests": only("protocol"),
  "routes/bilaterals_.requests_.$id": only("protocol"),
  "routes/bilaterals_.rooms_.$id": only("protocol"),
  "routes/bilaterals_.meetings.$id": only("protocol"),
  "routes/bilaterals_.rooms": only("protocol"),
  "routes/bilaterals_.rooms.$room[.]pdf": { read: ["protocol"], write: NOBODY },
  "routes/bilaterals_.waiting": only("protocol"),
  // The screen at a door has no account: the secret in its address is the right to it.
  "routes/door.$room.$secret": everybodyReads(),
  "routes/door.$room.$secret_.state": everybodyReads(),
  "routes/door.$room.$secret_.news": everybodyReads(),
  "routes/bilaterals_.why": { read: ["protocol"], write: NOBODY },
  "routes/bilaterals_.plans_.news": { read: ["protocol"], write: NOBODY },
  "routes/bilaterals_.news": { read: ["protocol"], write: NOBODY },
  "routes/precedence": { read: PRECEDENCE, write: NOBODY },
  "routes/precedence_.$session": only(...PRECEDENCE),
  "routes/precedence_.$session_.clock": only(...PRECEDENCE),
  "routes/precedence_.$session_.news": { read: PRECEDENCE, write: NOBODY },
  "routes/precedence_.$session_.$paper[.]pdf": { read: PRECEDENCE, write: NOBODY },
  // Of any delegation, with whom it meets: protocol alone.
  "routes/precedence_.programme[.]pdf": { read: ["protocol"], write: NOBODY },
  "routes/precedence_.delegations[.]pdf": { read: PRECEDENCE, write: NOBODY },
  // Adopted documents are for everybody; who reads drafts and whose positions, the definition's rules say behind the door.
  "routes/documents": everybodyReads(),
  "routes/documents_.new": only("editor"),
  "routes/documents_.$id": everybodyReads([...DELEGATION, "editor"]),
  "routes/documents_.$id_.compare": { read: [...DELEGATION, ...STAFF_ROLES], write: NOBODY },
  "routes/documents_.$id_.versions.$number": everybodyReads(),
  "routes/documents_.$id_.positions[.]pdf": { read: [...DELEGATION, "editor"], write: NOBODY },
  "routes/documents_.status[.]pdf": everybodyReads(),
  "routes/bodies": everybodyReads(),
  "routes/bodies_.new": only("editor"),
  "routes/bodies_.$id": everybodyReads(["editor"]),
  "routes/fund": { read: [...DELEGATION, ...STAFF_ROLES], write: DELEGATION },
  "routes/operations": { read: ["operations", "supervisor"], write: NOBODY },
  "routes/operations_.report[.]pdf": { read: ["operations", "supervisor"], write: NOBODY },
  "routes/operations_.news": { read: ["operations", "supervisor"], write: NOBODY },
  "routes/audit": { read: ["auditor"], write: NOBODY },
  "routes/admin": only("admin"),
  // Who destroys answers for it: administrators alone order, hold and lift; whoever reads the trail reads the acts as well.
  "routes/retention": { read: ["admin", "auditor"], write: ["admin"] },
  // What is held about one person goes to whoever answers their request; the end of it is an administrator's.
  "routes/retention_.people": { read: ["officer", "admin"], write: NOBODY },
  "routes/retention_.people_.$id": { read: ["officer", "admin"], write: ["admin"] },
  "routes/retention_.people_.$id[.]zip": { read: NOBODY, write: ["officer", "admin"] },
  "routes/retention_.acts.$number[.]pdf": { read: ["admin", "auditor"], write: NOBODY },
};

/** Which rule holds for a route and method; undefined means that nobody may. */
export function accessTo(routeId: string, method: string): Access | undefined {
  const policy = POLICY[routeId];
  if (!policy) return undefined;
  return method === "GET" || method === "HEAD" ? policy.read : policy.write;
}

/** May somebody with these roles (none when not signed in) enter by role alone? Devices are judged apart. */
export function mayEnter(
  access: Access | undefined,
  person: { roles: readonly Role[] } | null,
): boolean {
  if (access === undefined) return false;
  if (access === "public" || access === "device") return true;
  if (person === null) return false;
  if (access === "signed-in") return true;
  return access.some((role) => person.roles.includes(role));
}
