import type { Deployment } from "#app/server/platform/deployment/kinds.server.ts";
import { env } from "#app/server/platform/env.server.ts";

import type { Address } from "./address.ts";

export type Greeting = {
  root: string;
  deployment: Deployment;
  address: Address;
  lan: boolean;
  seconds: number;
};

/** What the operator sees when all is up: where to go, and as whom. */
export function greet({ deployment, address, lan, seconds }: Greeting): Promise<void> {
  const lines = [`Shanyrak is up after ${seconds.toFixed(1)} s.`, ""];
  if (deployment.kind === "demonstration") {
    lines.push(`  ${address.origin}`, "");
    lines.push(
      `Data: ${deployment.folder}${deployment.adopted ? " (its database was running already)" : ""}`,
    );
    if (lan)
      lines.push(
        "Phones will warn of the certificate, which this computer signed itself.",
        "Mail appears here: there is no outbox page on a shared network.",
      );
  } else {
    lines.push(`  ${env().ORIGIN}  (listening on ${address.host}:${address.port})`, "");
    if (!env().SMTP_URL)
      lines.push("SMTP_URL is not set: mail, sign-in codes too, waits in the queue.");
  }
  lines.push("Stop with Ctrl-C.");
  console.log(`\n${lines.join("\n")}\n`);
  return Promise.resolve();
}
