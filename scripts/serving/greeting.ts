import { asc, eq } from "drizzle-orm";

import { database } from "#app/server/platform/database.server.ts";
import type { Deployment } from "#app/server/platform/deployment/kinds.server.ts";
import { env } from "#app/server/platform/env.server.ts";
import { unsealText } from "#app/server/platform/sealing.server.ts";
import { account, accountRole } from "#db/schema/person.ts";

import type { Address } from "./address.ts";

export type Greeting = { deployment: Deployment; address: Address; lan: boolean; seconds: number };

/** What the operator sees when all is up: where to go, and as whom. */
export async function greeting({ deployment, address, lan, seconds }: Greeting): Promise<string> {
  const about =
    deployment.kind === "own"
      ? ownServer(address)
      : [
          `  ${address.origin}`,
          "",
          ...(await people(lan)),
          "",
          `Data: ${deployment.folder}${deployment.adopted ? " (its database was running already)" : ""}`,
        ];
  const lines = [
    `Shanyrak is up after ${seconds.toFixed(1)} s.`,
    "",
    ...about,
    "Stop with Ctrl-C.",
  ];
  return `\n${lines.join("\n")}\n`;
}

function ownServer(address: Address): string[] {
  const mail = env().SMTP_URL
    ? []
    : ["SMTP_URL is not set: mail, sign-in codes too, waits in the queue."];
  return [`  ${env().ORIGIN}  (listening on ${address.host}:${address.port})`, "", ...mail];
}

/** The invented people by role. Other devices cannot sign in by one click: they need the second factor's secret. */
async function people(lan: boolean): Promise<string[]> {
  const rows = await database()
    .select({ role: accountRole.role, delegation: accountRole.delegationId, account })
    .from(account)
    .innerJoin(accountRole, eq(accountRole.accountId, account.id))
    .orderBy(asc(accountRole.role), asc(accountRole.delegationId), asc(account.email));
  const lines = rows.map(({ role, delegation, account: { email, totpSealed } }) => {
    const what = delegation ? `${role} (${delegation})` : role;
    const secret = lan && totpSealed ? unsealText("account.totp_sealed", totpSealed) : "";
    return `  ${what.padEnd(14)} ${email.padEnd(36)} ${secret}`.trimEnd();
  });
  if (!lan) return ["Invented people, each signed in by one click on the sign-in page:", ...lines];
  return [
    "Invented people, with the secret of the second factor (TOTP) where there is one:",
    ...lines,
    "Mail, sign-in codes too, appears here. Phones will warn of the certificate, which this computer signed itself.",
  ];
}
