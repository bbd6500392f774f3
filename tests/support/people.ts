import { Secret } from "otpauth";

import type { Role } from "#app/domain/access/roles.ts";
import { totpOf } from "#app/server/platform/access/second-factor.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { seal } from "#app/server/platform/sealing.server.ts";
import { mail } from "#db/schema/audit.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { workOff } from "./import.ts";

export type Person = { accountId: string; email: string; digits: () => string };

/** An account with one role; staff with an authenticator, whose digits of now it shows. */
export async function makePerson(
  role: Role,
  options: { email?: string; language?: "en" | "ru" | "kk"; delegationId?: string } = {},
): Promise<Person> {
  const { email = "dana@mfa.example", language = "kk", delegationId = "kz" } = options;
  const secret = new Secret({ size: 20 }).base32;
  const forDelegation = role === "focal" || role === "deputy";
  const [made] = await database()
    .insert(account)
    .values({
      email,
      name: "Dana",
      language,
      totpSealed: forDelegation ? null : seal("account.totp_sealed", secret),
    })
    .returning({ id: account.id });
  if (!made) throw new Error("No account");
  await database()
    .insert(accountRole)
    .values({ accountId: made.id, role, delegationId: forDelegation ? delegationId : null });
  return { accountId: made.id, email, digits: () => totpOf(secret).generate() };
}

/** A request of a browser that keeps these cookies. */
export const requestWith = (...setCookies: readonly string[]): Request =>
  new Request("http://localhost/", {
    headers: { cookie: setCookies.map((each) => each.split(";")[0] ?? "").join("; ") },
  });

/** The codes of all messages, oldest first, as people read them; what waits is sent first. */
export async function codesInMail(): Promise<string[]> {
  await workOff();
  const messages = await database().select().from(mail).orderBy(mail.queuedAt);
  return messages.map(({ subject }) => /\d{6,10}/.exec(subject)?.[0] ?? "");
}

export const newestCode = async (): Promise<string> => (await codesInMail()).at(-1) ?? "";

/** Another code of as many digits. */
export const wrongCode = (code: string): string =>
  code.replace(/.$/, (last) => String((Number(last) + 1) % 10));
