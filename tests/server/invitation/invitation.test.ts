import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { linkExpiry } from "#app/domain/invitation/state.ts";
import { invite, type Wish } from "#app/server/invitation/invite.server.ts";
import { listInvitations, listPeople } from "#app/server/invitation/list.server.ts";
import {
  resendInvitation,
  withdrawAccess,
  withdrawInvitation,
} from "#app/server/invitation/manage.server.ts";
import { receiveNote } from "#app/server/invitation/office.server.ts";
import {
  acceptInvitation,
  declineInvitation,
  readInvitation,
} from "#app/server/invitation/open.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { realNow, summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry, mail } from "#db/schema/audit.ts";
import { invitationLink } from "#db/schema/invitation.ts";
import { account, accountRole, session } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { notePdf } from "#tests/support/note.ts";

await useTestDatabase();

let now: Date;
let inviter: { actor: string; now: Date };
let count = 0;

beforeAll(async () => {
  now = await summitNow();
  const [officer] = await database()
    .insert(account)
    .values({ email: "protocol@summit.example", name: "Данияр Өтегенов" })
    .returning();
  if (!officer) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: officer.id, role: "protocol" });
  inviter = { actor: officer.id, now };
});
beforeEach(() => count++);

const deputy = (differs: Partial<Wish> = {}): Wish => ({
  delegationId: "jo",
  role: "deputy",
  email: `dana.${count}@mfa-jo.example`,
  name: "Ms Dana Al-Masri",
  language: "en",
  noteVerbaleId: null,
  ...differs,
});

async function invited(wish: Wish): Promise<{ id: string; secret: string }> {
  const made = await invite(inviter, wish);
  if (!made.ok) throw new Error(made.error);
  return { id: made.value.id, secret: await lastSecret(wish.email) };
}

async function lastLetter(email: string) {
  const letters = await database().select().from(mail).where(eq(mail.recipient, email));
  const letter = letters.toSorted((a, b) => +a.queuedAt - +b.queuedAt).at(-1);
  if (!letter) throw new Error("No letter");
  return letter;
}
const lastSecret = async (email: string): Promise<string> =>
  /\/invitation\/([\w-]{43})\?/.exec((await lastLetter(email)).text)?.[1] ?? "";

describe("an invitation", () => {
  it("comes in the recipient's language, with the note, the deadline and the places", async () => {
    const posted = new Map(
      Object.entries({
        intent: "invite",
        delegationId: "th",
        number: "33001/700",
        day: "2022-08-04",
        role: "focal",
        name: "Сомчай Суккасем",
        email: "Somchai@mfa-th.example",
        language: "ru",
      }),
    );
    const file = { bytes: await notePdf(["1. Mr Somsak Jaidee"]) };
    expect(await receiveNote(inviter, { fields: posted, file })).toEqual({
      ok: true,
      value: "invited",
    });
    const letter = await lastLetter("somchai@mfa-th.example");
    expect(letter.language).toBe("ru");
    expect(letter.text).toContain("Вербальной нотой 33001/700 от 4 августа 2022 года");
    expect(letter.text).toContain("12 октября 2022 года, 18:00");
    expect(letter.text).toMatch(/Ваши места: 44/);
    expect(letter.html).toContain("Қазақша");
  });

  it("is only looked at by a GET, however often, and used by the button once", async () => {
    const { secret } = await invited(deputy());
    for (let n = 0; n < 3; n++) expect((await readInvitation(secret)).ok).toBe(true);
    const accepted = await acceptInvitation(secret, now);
    if (!accepted.ok) throw new Error(accepted.error);
    const [role] = await database()
      .select()
      .from(accountRole)
      .where(eq(accountRole.accountId, accepted.value.accountId));
    expect(role).toMatchObject({ role: "deputy", delegationId: "jo" });
    expect(await acceptInvitation(secret, now)).toEqual({ ok: false, error: "used" });
  });

  it("used ten times at once makes one account", async () => {
    const { secret } = await invited(deputy());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => acceptInvitation(secret, now)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error]))).toEqual(
      Array.from({ length: 9 }, () => "used"),
    );
  });

  it("stores no secret, and tells the trail no name or address", async () => {
    const { id, secret } = await invited(deputy());
    const links = await database().select().from(invitationLink);
    expect(JSON.stringify(links)).not.toContain(secret);
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
    expect(JSON.stringify(trail)).not.toMatch(/dana|Masri/i);
    expect(trail.map(({ action }) => action)).toEqual(["invitation.sent"]);
  });
});

describe("a link is refused", () => {
  it("that nobody sent", async () => {
    expect(await readInvitation("x".repeat(43))).toEqual({ ok: false, error: "unknown" });
    expect(await acceptInvitation("", now)).toEqual({ ok: false, error: "unknown" });
  });

  it("when a newer one was sent, and the newer one works", async () => {
    const { id, secret } = await invited(deputy());
    expect((await resendInvitation(inviter, "all", id)).ok).toBe(true);
    expect(await acceptInvitation(secret, now)).toEqual({ ok: false, error: "replaced" });
    const newer = await lastSecret(deputy().email);
    expect(newer).not.toBe(secret);
    expect((await acceptInvitation(newer, now)).ok).toBe(true);
  });

  it("when the invitation was withdrawn", async () => {
    const { id, secret } = await invited(deputy());
    expect((await withdrawInvitation(inviter, "all", id)).ok).toBe(true);
    expect(await acceptInvitation(secret, now)).toEqual({ ok: false, error: "withdrawn" });
    expect(await withdrawInvitation(inviter, "all", id)).toEqual({ ok: false, error: "ended" });
  });

  it("when its recipient said: not me", async () => {
    const { secret } = await invited(deputy());
    expect(await declineInvitation(secret, now)).toBeNull();
    expect(await acceptInvitation(secret, now)).toEqual({ ok: false, error: "declined" });
  });

  it("after fourteen days of real time, and a new one works", async () => {
    const { id, secret } = await invited(deputy());
    expect(linkExpiry(new Date(0))).toEqual(new Date(14 * 86_400_000));
    await database()
      .update(invitationLink)
      .set({ expiresAt: new Date(realNow().getTime() - 1000) })
      .where(eq(invitationLink.invitationId, id));
    expect(await readInvitation(secret)).toEqual({ ok: false, error: "expired" });
    expect(await acceptInvitation(secret, now)).toEqual({ ok: false, error: "expired" });
    const listed = await listInvitations("jo", "en");
    expect(listed.find((row) => row.id === id)).toMatchObject({ state: "expired", isOpen: true });
    await resendInvitation(inviter, "all", id);
    expect((await acceptInvitation(await lastSecret(deputy().email), now)).ok).toBe(true);
  });
});

describe("nobody is invited", () => {
  const refusal = async (wish: Wish) => {
    const made = await invite(inviter, wish);
    return made.ok ? "invited" : made.error;
  };

  it("whose address belongs to staff, to another delegation, or to this one", async () => {
    expect(await refusal(deputy({ email: "protocol@summit.example" }))).toBe("staff");
    const { secret } = await invited(deputy());
    await acceptInvitation(secret, now);
    expect(await refusal(deputy({ delegationId: "kz" }))).toBe("other_delegation");
    expect(await refusal(deputy())).toBe("already_here");
  });

  it("twice at a time, though both were asked at once", async () => {
    const answers = await Promise.all([refusal(deputy()), refusal(deputy())]);
    expect(answers.toSorted()).toEqual(["invited", "invited_already"]);
  });

  it("as a second focal point, whether the first was invited or has access", async () => {
    const focal = deputy({ delegationId: "mn", role: "focal" });
    const { secret } = await invited(focal);
    expect(await refusal({ ...focal, email: "b@mfa-mn.example" })).toBe("focal_invited");
    await acceptInvitation(secret, now);
    expect(await refusal({ ...focal, email: "b@mfa-mn.example" })).toBe("focal_exists");
  });

  it("as deputies one may be invited after another", async () => {
    expect(await refusal(deputy({ email: `a.${count}@x.example` }))).toBe("invited");
    expect(await refusal(deputy({ email: `b.${count}@x.example` }))).toBe("invited");
  });
});

it("a note that cannot be read keeps neither note nor invitation, and says each fault", async () => {
  const fields = new Map(
    Object.entries({ intent: "invite", delegationId: "kw", number: "", day: "2023-01-01" }),
  );
  const file = { bytes: Uint8Array.from(Buffer.from("PK")) };
  const received = await receiveNote(inviter, { fields, file });
  if (received.ok) throw new Error("Received");
  expect(received.error.map(({ field, problem }) => [field, problem])).toEqual([
    ["number", "number"],
    ["day", "future"],
    ["role", "role"],
    ["name", "name"],
    ["email", "email"],
    ["language", "language"],
    ["file", "not_a_pdf"],
  ]);
  expect((await listInvitations("kw", "en")).length).toBe(0);
});

describe("a focal point", () => {
  const mine = { delegationId: "jo", deputiesOnly: true } as const;

  it("removes a deputy of their own, whose sessions end at once", async () => {
    const { secret } = await invited(deputy());
    const accepted = await acceptInvitation(secret, now);
    if (!accepted.ok) throw new Error(accepted.error);
    const { accountId } = accepted.value;
    await openSession(accountId, { secondFactor: false });
    expect((await withdrawAccess(inviter, mine, accountId)).ok).toBe(true);
    expect(await database().select().from(session).where(eq(session.accountId, accountId))).toEqual(
      [],
    );
    expect((await listPeople("jo", "en")).map((person) => person.accountId)).not.toContain(
      accountId,
    );
    // The address is free again: invited anew, the same account gets its role back.
    const again = await invited(deputy());
    expect(await acceptInvitation(again.secret, now)).toEqual({ ok: true, value: { accountId } });
  });

  it("reaches no other delegation's invitation or deputy, whatever id they type", async () => {
    const foreign = await invited(deputy({ delegationId: "kg" }));
    const none = { ok: false, error: "not_found" };
    expect(await resendInvitation(inviter, mine, foreign.id)).toEqual(none);
    expect(await withdrawInvitation(inviter, mine, foreign.id)).toEqual(none);
    const accepted = await acceptInvitation(foreign.secret, now);
    if (!accepted.ok) throw new Error(accepted.error);
    expect(await withdrawAccess(inviter, mine, accepted.value.accountId)).toEqual(none);
    expect(await withdrawAccess(inviter, mine, inviter.actor)).toEqual(none);
    expect(await withdrawInvitation(inviter, mine, "x")).toEqual(none);
  });
});
