/**
 * `npm run account -- add EMAIL ROLE NAME [--delegation ID] [--language en|ru|kk]`: lets somebody sign in; the first
 * administrator of a database of one's own above all. Ends with 1 when refused, with 2 when it was not understood.
 */
import { parseArgs } from "node:util";

import { z } from "zod";

import { ROLES } from "#app/domain/access/roles.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { type AccountRefusal, addAccount } from "#app/server/platform/access/account.server.ts";

import { onDatabase } from "./serving/on-database.ts";

const USAGE = `Usage:
  npm run account -- add EMAIL ROLE NAME [--delegation ID] [--language ${LANGUAGES.join("|")}]
  ROLE is one of: ${ROLES.join(", ")}; focal and deputy need --delegation.`;

const REFUSALS: Record<AccountRefusal, string> = {
  exists: "There is an account with this address already.",
  focal_exists: "The delegation has its focal point already: add a deputy.",
  delegation_needed: "A focal point or deputy acts for a delegation: --delegation ID.",
  delegation_unwanted: "Only focal points and deputies belong to a delegation.",
  delegation_unknown: "The summit has no delegation of this id.",
};

const shape = z.object({
  email: z.email(),
  role: z.enum(ROLES),
  name: z.string().trim().min(1),
  delegationId: z.string().nullable(),
  language: z.enum(LANGUAGES),
});

function read(): z.infer<typeof shape> | undefined {
  try {
    const options = {
      delegation: { type: "string" },
      language: { type: "string", default: "en" },
    } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [verb, email, role, ...name] = positionals;
    const wish = {
      email,
      role,
      name: name.join(" "),
      delegationId: values.delegation ?? null,
      language: values.language,
    };
    return verb === "add" ? shape.safeParse(wish).data : undefined;
  } catch {
    return undefined;
  }
}

const wish = read();
if (!wish) {
  console.error(USAGE);
  process.exit(2);
}
const asked = wish;
await onDatabase(async () => {
  const added = await addAccount(asked);
  if (!added.ok) {
    console.error(REFUSALS[added.error]);
    return 1;
  }
  console.log(`${asked.email} may sign in as ${asked.role}, with a code that comes by mail.`);
  if (added.value.otpauth)
    console.log(
      `Second factor, shown this once, for an authenticator app:\n${added.value.otpauth}`,
    );
  return 0;
});
