import { type Role, ROLES } from "./roles.ts";

/** Who may enter: everybody, anybody signed in, an enrolled gate device, or these roles. */
export type Access = "public" | "signed-in" | "device" | readonly Role[];

/**
 * Whose data a door leads to.
 * - `public`: what everybody reads
 * - `any`: whatever the host's people work on, of every delegation
 * - `own`: for a focal point or deputy their own delegation's alone, another one's being as if it did not exist; for the
 *   host's people who may enter, any
 * - `sides`: a request for a meeting, for the delegations that it names
 * - `readers`: what the summit's rules on documents give to a reader
 * - `stage`: files at the stages that the roles of the account decide
 * - `self`: what belongs to the account
 * - `link`: what the secret in the address stands for
 * - `device`: what a phone at a gate is told, by its own key
 */
export type Scope =
  "public" | "any" | "own" | "sides" | "readers" | "stage" | "self" | "link" | "device";

/**
 * `read` is GET and HEAD; `write` every other method; `deeds` what only some of those do who come in. A deed is the `intent`
 * of a form, or a part of the page.
 */
export type RoutePolicy = {
  read: Access;
  write: Access;
  data: Scope;
  deeds?: Readonly<Record<string, readonly Role[]>>;
};

const NOBODY: readonly Role[] = [];
const DELEGATION: readonly Role[] = ["focal", "deputy"];
const PRECEDENCE: readonly Role[] = ["protocol", "editor"];
const VETTING: readonly Role[] = ["officer", "security"];
const everybodyReads = (write: Access = NOBODY, data: Scope = "public") =>
  ({ read: "public", write, data }) satisfies RoutePolicy;
const only = (...roles: readonly Role[]) =>
  ({ read: roles, write: roles, data: "any" }) satisfies RoutePolicy;
const reads = (...roles: readonly Role[]) =>
  ({ read: roles, write: NOBODY, data: "any" }) satisfies RoutePolicy;
const sends = (write: Access) => ({ read: NOBODY, write, data: "self" }) satisfies RoutePolicy;
/** A focal point or deputy, for their own delegation. */
const ownDelegation = (door: { read?: Access; write?: Access; data?: Scope } = {}) =>
  ({ read: DELEGATION, write: DELEGATION, data: "own", ...door }) satisfies RoutePolicy;
const byLink = (write: Access = NOBODY) => everybodyReads(write, "link");
const device = (way: "read" | "write") =>
  ({
    ...{ read: NOBODY, write: NOBODY, data: "device" },
    [way]: "device",
  }) as { read: Access; write: Access; data: "device" };

/**
 * The one table of who may do what with whose data, by route. A route that does not stand here opens to nobody. The server
 * asks it before every loader and action, pages ask it what to offer, and a test walks through every door as everybody.
 */
export const POLICY = {
  "routes/$": everybodyReads(),
  "routes/_index": everybodyReads(),
  "routes/sign-in": everybodyReads("public"),
  "routes/sign-in_.code": everybodyReads("public"),
  "routes/sign-in_.second-factor": everybodyReads("public"),
  "routes/sign-in_.passkey": sends("public"),
  "routes/account": { read: "signed-in", write: "signed-in", data: "self" },
  "routes/account_.passkeys": sends("signed-in"),
  "routes/admin_.accounts.$id": only("admin"),
  "routes/sign-in_.demonstration": sends("public"),
  "routes/sign-out": sends("public"),
  "routes/language": sends("public"),
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
  "routes/delegation": ownDelegation(),
  "routes/delegation_.nominees.new": ownDelegation(),
  "routes/delegation_.nominees.zone": ownDelegation({ read: NOBODY }),
  "routes/delegation_.nominees.autosave": ownDelegation({ read: NOBODY }),
  "routes/delegation_.nominees.$id": ownDelegation(),
  "routes/delegation_.bilaterals": ownDelegation(),
  "routes/delegation_.bilaterals_.$id": ownDelegation({ data: "sides" }),
  "routes/delegation_.bilaterals_.$id_.change": ownDelegation({ data: "sides" }),
  "routes/delegation_.bilaterals_.calendar": ownDelegation(),
  // The secret in the link is the right to read it; each renewal makes the one before unknown.
  "routes/calendars.$delegation.$secret[.]ics": byLink(),
  "routes/delegation_.programme[.]pdf": ownDelegation({ write: NOBODY }),
  "routes/delegation_.note": ownDelegation(),
  "routes/delegation_.people": ownDelegation({ write: ["focal"] }),
  "routes/apply": everybodyReads("public"),
  "routes/applications": only("officer", "protocol"),
  "routes/invitations": only("protocol", "admin"),
  // The secret in the link is the right to it; GET shows, the button alone uses it up.
  "routes/invitation.$secret": byLink("public"),
  "routes/papers.$id": {
    ...reads(...DELEGATION, "protocol", "admin", "officer"),
    data: "own",
    // What applicants hand in is for those who answer them; the rest are notes.
    deeds: { letter: ["officer", "protocol"] },
  },
  "routes/delegation_.import": ownDelegation(),
  "routes/delegation_.import_.upload": ownDelegation({ read: NOBODY }),
  "routes/delegation_.import_.$id": ownDelegation(),
  "routes/delegation_.import_.$id_.mend[.]xlsx": ownDelegation({ write: NOBODY }),
  "routes/delegation_.import_.$id_.photos.$photo": ownDelegation({ write: NOBODY }),
  "routes/delegation_.import_.template.$name": ownDelegation({ write: NOBODY }),
  "routes/delegation_.list[.]xlsx": ownDelegation({ write: NOBODY }),
  "routes/delegation_.floaters": ownDelegation(),
  "routes/delegation_.travel": ownDelegation(),
  "routes/delegation_.nominees_.$id.travel": ownDelegation(),
  "routes/delegation_.declarations": ownDelegation(),
  "routes/delegation_.declarations[.]pdf": ownDelegation({ write: NOBODY }),
  // Weapons: the security office, and each delegation its own above; nobody else, whatever their rank.
  "routes/declarations": only("security"),
  "routes/declarations_.$id[.]pdf": reads("security"),
  // Diet and access are for those who lay tables and seat people, not for everybody with the board.
  "routes/arrivals": { ...reads("protocol", "operations"), deeds: { needs: ["protocol"] } },
  "routes/arrivals[.]csv": reads("protocol", "operations"),
  "routes/files.$id": {
    ...reads(...DELEGATION, "officer", "security", "desk", "supervisor"),
    data: "own",
  },
  "routes/accreditation": reads(...VETTING),
  // Each stage's batches and answers open to those who decide it, as the server says behind the door.
  "routes/accreditation_.clearance": { ...only(...VETTING), data: "stage" },
  "routes/accreditation_.clearance_.$id[.]zip": { ...reads(...VETTING), data: "stage" },
  "routes/accreditation_.clearance_.answers.$id": { ...only(...VETTING), data: "stage" },
  "routes/accreditation_.several": { ...only(...VETTING), data: "stage" },
  "routes/accreditation_.views": { ...only(...VETTING), data: "self" },
  "routes/accreditation_.late": only("officer"),
  "routes/accreditation.$id": { ...only(...VETTING), data: "stage" },
  "routes/accreditation_.statistics": reads(...VETTING),
  "routes/accreditation_.statistics[.]csv": reads(...VETTING),
  "routes/accreditation_.$id.zones": only(...VETTING),
  "routes/badges": only("desk"),
  "routes/badges_.print": only("desk"),
  "routes/badges_.print_.$id": only("desk"),
  "routes/badges_.print_.$id.$part[.]pdf": reads("desk"),
  "routes/badges_.passes": only("desk"),
  "routes/badges_.passes[.]pdf": reads("desk"),
  "routes/badges_.hand-over": only("desk"),
  "routes/badges_.receipts.$id": only("desk"),
  "routes/badges_.receipts.$id[.]pdf": reads("desk"),
  "routes/badges_.custody": reads("desk", "auditor"),
  "routes/badges_.custody[.]csv": reads("desk", "auditor"),
  "routes/badges_.custody_.$id": only("desk"),
  "routes/badges_.register": reads("desk", "auditor"),
  "routes/badges_.register[.]csv": reads("desk", "auditor"),
  "routes/badges_.$id[.]pdf": reads("desk"),
  // For the telephone: the desk, and each delegation its own people's badges.
  "routes/badges_.$id[.]pkpass": { ...reads("desk", ...DELEGATION), data: "own" },
  "routes/badges_.$id.google-wallet": { ...reads("desk", ...DELEGATION), data: "own" },
  "routes/badges_.delegation.$id[.]pdf": reads("desk"),
  "routes/gate": everybodyReads(),
  "routes/gate_.manifest[.]webmanifest": everybodyReads(),
  // The code in the link is the right to enrol, and it is used up by the button alone.
  "routes/gate_.enrol.$code": byLink(),
  "routes/gate_.api.enrol": sends("public"),
  "routes/gate_.enrol.demonstration": { ...sends(["guard", "supervisor"]), data: "any" },
  "routes/gate_.api.list": device("read"),
  "routes/gate_.api.bundle": device("read"),
  "routes/gate_.api.passages": device("write"),
  "routes/gate_.api.verdict": device("write"),
  "routes/gate_.api.news": device("read"),
  "routes/gate_.api.typed": device("write"),
  "routes/gate_.api.leave": device("write"),
  "routes/gates_.incidents": only("supervisor", "operations"),
  "routes/gates_.people": only("supervisor"),
  "routes/gates_.people_.$id": only("supervisor"),
  "routes/gates_.floaters": reads("supervisor", "operations"),
  "routes/gates_.principals": { ...reads("supervisor", "operations"), write: ["supervisor"] },
  "routes/gates_.paper": only("supervisor"),
  "routes/gates_.paper[.]pdf": reads("supervisor"),
  "routes/gates": { ...reads("supervisor", "operations"), write: ["supervisor"] },
  "routes/bilaterals": only("protocol"),
  "routes/bilaterals_.plans": only("protocol"),
  "routes/bilaterals_.requests": only("protocol"),
  "routes/bilaterals_.requests_.$id": only("protocol"),
  "routes/bilaterals_.rooms_.$id": only("protocol"),
  "routes/bilaterals_.meetings.$id": only("protocol"),
  "routes/bilaterals_.rooms": only("protocol"),
  "routes/bilaterals_.rooms.$room[.]pdf": reads("protocol"),
  "routes/bilaterals_.waiting": only("protocol"),
  // The screen at a door has no account: the secret in its address is the right to it.
  "routes/door.$room.$secret": byLink(),
  "routes/door.$room.$secret_.state": byLink(),
  "routes/door.$room.$secret_.news": byLink(),
  "routes/bilaterals_.why": reads("protocol"),
  "routes/bilaterals_.plans_.news": reads("protocol"),
  "routes/bilaterals_.news": reads("protocol"),
  "routes/precedence": reads(...PRECEDENCE),
  "routes/precedence_.$session": only(...PRECEDENCE),
  "routes/precedence_.$session_.clock": only(...PRECEDENCE),
  "routes/precedence_.$session_.news": reads(...PRECEDENCE),
  "routes/precedence_.$session_.$paper[.]pdf": reads(...PRECEDENCE),
  // Of any delegation, with whom it meets: protocol alone.
  "routes/precedence_.programme[.]pdf": reads("protocol"),
  "routes/precedence_.delegations[.]pdf": reads(...PRECEDENCE),
  // Adopted documents are for everybody; who reads drafts and whose positions, the definition's rules say behind the door.
  "routes/documents": everybodyReads(NOBODY, "readers"),
  "routes/documents_.new": only("editor"),
  "routes/documents_.$id": {
    ...everybodyReads([...DELEGATION, "editor"], "readers"),
    deeds: {
      position: DELEGATION,
      ...{ turn: ["editor"], version: ["editor"] },
      ...{ sponsor_put: ["editor"], sponsor_drop: ["editor"] },
      ...{ silence: ["editor"], silence_withdraw: ["editor"] },
    },
  },
  "routes/documents_.$id_.compare": { ...reads(...ROLES), data: "readers" },
  "routes/documents_.$id_.versions.$number": everybodyReads(NOBODY, "readers"),
  "routes/documents_.$id_.positions[.]pdf": { ...reads(...DELEGATION, "editor"), data: "readers" },
  "routes/documents_.status[.]pdf": everybodyReads(NOBODY, "readers"),
  "routes/bodies": everybodyReads(),
  "routes/bodies_.new": only("editor"),
  "routes/bodies_.$id": everybodyReads(["editor"], "readers"),
  "routes/fund": {
    ...reads(...DELEGATION, "protocol", "editor", "admin"),
    ...{ write: DELEGATION, data: "own" },
  },
  "routes/operations": reads("operations", "supervisor"),
  "routes/operations_.report[.]pdf": reads("operations", "supervisor"),
  "routes/operations_.news": reads("operations", "supervisor"),
  "routes/audit": reads("auditor"),
  "routes/admin": only("admin"),
  // Who destroys answers for it: administrators alone order, hold and lift; whoever reads the trail reads the acts as well.
  "routes/retention": { ...reads("admin", "auditor"), write: ["admin"] },
  // What is held about one person goes to whoever answers their request; the end of it is an administrator's.
  "routes/retention_.people": reads("officer", "admin"),
  "routes/retention_.people_.$id": { ...reads("officer", "admin"), write: ["admin"] },
  "routes/retention_.people_.$id[.]zip": { ...sends(["officer", "admin"]), data: "any" },
  "routes/retention_.acts.$number[.]pdf": reads("admin", "auditor"),
} as const satisfies Readonly<Record<string, RoutePolicy>>;

export type RouteId = keyof typeof POLICY;
