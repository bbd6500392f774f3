/**
 * `npm run keys -- list`: the keys that sign badges.
 * `npm run keys -- rotate`: makes the key that signs from now on; earlier badges stay good.
 * `npm run keys -- revoke ID`: takes a key out of trust at every gate. `badges ID` lists, `reissue ID` issues anew.
 * Ends with 1 when refused, with 2 when it was not understood.
 */

import { registeredKeys, revokeKey, rotateKey } from "#app/server/badge/key-register.server.ts";
import { badgesToReissue, reissueBadges } from "#app/server/badge/reissue.server.ts";
import { csvText } from "#app/server/import/csv-text.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { passesOfKey, replacePassesOf } from "#app/server/pass/of-key.server.ts";

import { onDatabase } from "./serving/on-database.ts";

const USAGE = `Usage:
  npm run keys -- list          every key, the youngest first, with the live badges that it signed
  npm run keys -- rotate        makes a key that signs from now on; earlier badges stay good
  npm run keys -- revoke ID     a key in wrong hands: no badge that it signed opens a gate from now on
  npm run keys -- badges ID     the live badges and passes that a key signed, as CSV
  npm run keys -- reissue ID    issues anew what a revoked key signed; asked again, it goes on`;

const REFUSALS = {
  unknown_key: "There is no key of this id. `npm run keys -- list` shows those there are.",
  revoked_already: "The key is revoked already.",
  not_revoked: "The key is trusted: revoke it first, or there is nothing to issue anew.",
} as const;

const [verb = "", id = "", ...rest] = process.argv.slice(2);
const WITH_ID = ["revoke", "badges", "reissue"];
const understood = WITH_ID.includes(verb)
  ? id !== "" && rest.length === 0
  : ["list", "rotate"].includes(verb) && id === "";
if (!understood) {
  console.error(USAGE);
  process.exit(2);
}
await onDatabase(async () => {
  await carryOut();
  return 0;
});

async function carryOut(): Promise<void> {
  const by = { actor: "system", now: await summitNow() };
  if (verb === "list") return list();
  if (verb === "badges") return badges(by.now);
  if (verb === "rotate") {
    const made = await rotateKey(by);
    console.log(`Key ${made.id} signs from now on.`);
    return;
  }
  if (verb === "revoke") {
    const revoked = await revokeKey(id, by);
    if (!revoked.ok) return refuse(revoked.error);
    console.log(
      `Key ${id} is revoked. Badges to issue anew: ${revoked.value.live} (npm run keys -- reissue ${id}).`,
    );
    return;
  }
  const done = await reissueBadges(id, by);
  if (!done.ok) return refuse(done.error);
  const passes = await replacePassesOf(id, by);
  console.log(
    `Issued anew: ${done.value.issued}. Could not be: ${done.value.refused}. Passes replaced: ${passes}.`,
  );
}

async function list(): Promise<void> {
  for (const key of await registeredKeys()) {
    const until = key.notAfter.toISOString().slice(0, 10);
    const standing = key.revokedAt
      ? `revoked ${key.revokedAt.toISOString()}`
      : `signs for badges valid until ${until}`;
    console.log(`${key.id}  made ${key.createdAt.toISOString()}  ${standing}  live: ${key.live}`);
  }
}

async function badges(now: Date): Promise<void> {
  const signed = (await badgesToReissue(id)).map((one) => [
    ...[one.number, one.name, one.delegation, String(one.issue), one.shortNumber],
  ]);
  const passes = (await passesOfKey(id, now)).map((one) => [
    ...[one.number, "", "", "1", one.shortNumber ?? ""],
  ]);
  const head = ["number", "name", "delegation", "issue", "short number"];
  process.stdout.write(csvText([head, ...signed, ...passes]));
}

function refuse(refusal: keyof typeof REFUSALS): never {
  console.error(REFUSALS[refusal]);
  process.exit(1);
}
