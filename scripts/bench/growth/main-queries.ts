import { randomBytes, randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";

import { badgeText, signBadge } from "#app/crypto/sign-badge.ts";
import { USUAL_SORTING } from "#app/domain/nominee/sorting.ts";
import { readQueueAddress } from "#app/domain/vetting/queue-address.ts";
import { accountsPage } from "#app/server/admin/account-list.server.ts";
import { readTrail } from "#app/server/audit/trail.server.ts";
import { auditHead } from "#app/server/audit/verify-trail.server.ts";
import { findAtDesk } from "#app/server/badge/desk.server.ts";
import { signingKeyFor } from "#app/server/badge/keys.server.ts";
import { boardView } from "#app/server/bilateral/board-view.server.ts";
import { listDocuments } from "#app/server/document/documents.server.ts";
import { incidentsNow } from "#app/server/gate/incident-list.server.ts";
import { gatesOverview } from "#app/server/gate/overview.server.ts";
import { judgeOnline } from "#app/server/gate/verdict.server.ts";
import { dashboardPage } from "#app/server/nominee/dashboard-page.server.ts";
import { nomineeFormPage } from "#app/server/nominee/form-page.server.ts";
import { readDay } from "#app/server/operations/day.server.ts";
import { loadContext } from "#app/server/platform/access/context.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { undeliveredMail } from "#app/server/platform/mail/undelivered.server.ts";
import { registerPage } from "#app/server/print-run/register.server.ts";
import { programmeView } from "#app/server/programme/page.server.ts";
import { personalEdition } from "#app/server/programme/personal/personal-edition.server.ts";
import { personAtGates } from "#app/server/supervision/person.server.ts";
import { findPeople } from "#app/server/supervision/search.server.ts";
import { dossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { placeInQueue } from "#app/server/vetting/queue.server.ts";
import { queuePage } from "#app/server/vetting/queue-page.server.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";
import { presence } from "#db/schema/passage.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { phonesInDatabase } from "../gate/phones-in-database.ts";
import { KNOWN, WAITING } from "./grow.ts";

/** What is behind a page that people open all day, asked as its route asks. */
export type MainQuery = { name: string; ask: () => Promise<unknown> };

const DAY_MS = 86_400_000;

/**
 * The queries that must stay as quick when a summit is a hundred times the size, on a database that `grow` filled. Not among
 * them, because they read as much as they tell: exports and prints, statistics and other totals by delegation (the badge
 * desk's too), the whole of a delegation at the badge desk, the custody and arrival tables, and a wall that is replayed.
 * @param now in summit time
 */
export async function mainQueries(now: Date): Promise<readonly MainQuery[]> {
  const { id, delegationId } = await knownPerson();
  const [officer, cookie] = await officerAtWork();
  const reader = { delegationId, now, language: "en" } as const;
  const list = { tab: "all", search: "", sorting: USUAL_SORTING, page: 1 } as const;
  const queue = readQueueAddress(new URLSearchParams());
  const deep = await placeInQueue("team", await inTheMiddleOfTheQueue());
  const scan = await scanning(id, now);
  const trail = { subject: "", actor: "", action: "", before: null };
  const signedIn = new Request("http://localhost/", { headers: { cookie } });
  return [
    { name: "who is there", ask: () => loadContext(signedIn, "nonce") },
    { name: "delegation's page", ask: () => dashboardPage(reader, list) },
    { name: "its second page", ask: () => dashboardPage(reader, { ...list, page: 2 }) },
    {
      name: "its people by name",
      ask: () => dashboardPage(reader, { ...list, sorting: { by: "name", down: false } }),
    },
    {
      name: "its search by name",
      ask: () => dashboardPage(reader, { ...list, search: KNOWN.words }),
    },
    {
      name: "its search by passport",
      ask: () => dashboardPage(reader, { ...list, search: KNOWN.passport }),
    },
    { name: "nominee's form", ask: () => nomineeFormPage(reader, id) },
    { name: "queue, first page", ask: () => queuePage(officer, queue, "en", now) },
    {
      name: "queue, a page far down",
      ask: () => queuePage(officer, { ...queue, view: "team", after: deep }, "en", now),
    },
    {
      name: "queue, returned",
      ask: () => queuePage(officer, { ...queue, view: "returned" }, "en", now),
    },
    {
      name: "queue, searched",
      ask: () => queuePage(officer, { ...queue, view: "team", search: WAITING.words }, "en", now),
    },
    { name: "file", ask: () => dossierPage(officer, id, "en", now) },
    { name: "badge desk, found by name", ask: () => findAtDesk(KNOWN.words, "en") },
    { name: "badge desk, found by passport", ask: () => findAtDesk(KNOWN.passport, "en") },
    { name: "badge register", ask: () => registerPage("", null) },
    { name: "badge register, searched", ask: () => registerPage(KNOWN.words, null) },
    { name: "verdict at a gate", ask: scan },
    { name: "gates", ask: gatesOverview },
    { name: "incidents", ask: incidentsNow },
    { name: "people at gates, searched", ask: () => findPeople(KNOWN.words) },
    { name: "person at gates", ask: () => personAtGates(id) },
    { name: "operations wall", ask: () => readDay(now) },
    { name: "trail", ask: () => Promise.all([readTrail(trail), auditHead()]) },
    { name: "trail of a file", ask: () => readTrail({ ...trail, subject: id }) },
    { name: "trail of a kind", ask: () => readTrail({ ...trail, subject: "nominee" }) },
    { name: "trail of an action", ask: () => readTrail({ ...trail, action: "passport" }) },
    { name: "trail of no such action", ask: () => readTrail({ ...trail, action: "nothing" }) },
    { name: "trail of somebody", ask: () => readTrail({ ...trail, actor: "Focal Point 7" }) },
    { name: "board of a day", ask: () => boardView(now, null) },
    { name: "programme", ask: () => programmeView("public", "en") },
    { name: "programme of a delegation", ask: () => personalEdition("kz", "en", null) },
    {
      name: "documents",
      ask: () => listDocuments({ roles: ["editor"], delegation: null }, now),
    },
    { name: "undelivered mail", ask: undeliveredMail },
    { name: "accounts", ask: () => accountsPage("", null) },
  ];
}

async function knownPerson() {
  const [found] = await database()
    .select({ id: nominee.id, delegationId: nominee.delegationId })
    .from(nominee)
    .where(eq(nominee.number, KNOWN.number));
  if (!found) throw new Error("Nobody is known");
  return found;
}

async function inTheMiddleOfTheQueue(): Promise<string> {
  const [found] = await database().execute<{ id: string }>(`
    select id from nominee where stage is not null order by stage_due_at
    offset (select count(*) / 2 from nominee where stage is not null) limit 1`);
  if (!found) throw new Error("Nobody waits");
  return found.id;
}

async function officerAtWork(): Promise<[{ id: string; roles: readonly ["officer"] }, string]> {
  const [person] = await database()
    .insert(account)
    .values({ email: `${randomUUID()}@summit.example`, name: "Officer" })
    .returning({ id: account.id });
  if (!person) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: person.id, role: "officer" });
  const cookie = await openSession(person.id, { secondFactor: true });
  return [{ id: person.id, roles: ["officer"] }, cookie.split(";")[0] ?? ""];
}

/** One genuine badge goes in and out, by turns: each verdict is an admit. */
async function scanning(nomineeId: string, now: Date): Promise<() => Promise<void>> {
  const code = await genuineBadge(nomineeId, now);
  const phones = await phonesInDatabase(2);
  await database().update(presence).set({ zone: null }).where(eq(presence.nomineeId, nomineeId));
  let turn = 0;
  return async () => {
    const phone = phones[turn++ % 2];
    if (!phone) throw new Error("No phone");
    const sequence = (phone.sequence += 1);
    const scan = { id: randomUUID(), sequence, code, floater: null, hasRecord: true };
    const { admission } = await judgeOnline(phone.device, scan);
    if (admission.kind !== "admit") throw new Error(JSON.stringify(admission));
  };
}

async function genuineBadge(nomineeId: string, now: Date): Promise<string> {
  const [notBefore, expiresAt] = [
    new Date(now.getTime() - DAY_MS),
    new Date(now.getTime() + DAY_MS),
  ];
  const key = await database().transaction((tx) =>
    signingKeyFor(tx, { notBefore, expires: expiresAt }, now),
  );
  const serial = new Uint8Array(randomBytes(16));
  const zones = [1, 2, 3, 4];
  const token = await signBadge(
    {
      ...{ serial, issue: 1, delegation: "KGZ", category: "delegate", zones, name: "SERIKOVA" },
      photoDigest: new Uint8Array(8),
      notBefore: Math.floor(notBefore.getTime() / 1000),
      expires: Math.floor(expiresAt.getTime() / 1000),
    },
    key,
  );
  await database()
    .update(badge)
    .set({ serial, token, keyId: key.id, notBefore, expiresAt })
    .where(eq(badge.nomineeId, nomineeId));
  return badgeText(token);
}
