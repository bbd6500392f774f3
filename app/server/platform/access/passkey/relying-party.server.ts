import { isIP } from "node:net";

import { env } from "../../env.server.ts";

/** Who asks for a passkey (WebAuthn §5.4.2): the site at ORIGIN, and nobody else. */
export type RelyingParty = { id: string; origin: string; name: string };

/**
 * The relying party, or null where browsers make no passkeys: they want a name (not an address in figures), over https
 * or on this computer.
 */
export function relyingParty(): RelyingParty | null {
  const { protocol, hostname, origin } = new URL(env().ORIGIN);
  if (isIP(hostname.replace(/^\[|\]$/g, ""))) return null;
  if (protocol !== "https:" && hostname !== "localhost") return null;
  return { id: hostname, origin, name: "Shanyrak" };
}

/** The account as an authenticator remembers it: random bytes that name nobody (WebAuthn §14.6.1). */
export const userHandleOf = (accountId: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(accountId.replaceAll("-", ""), "hex"));

/** The same for a deed that only pages with passkeys ask for. @throws Response 404 elsewhere */
export function requireRelyingParty(): RelyingParty {
  const party = relyingParty();
  if (party === null) throw new Response(null, { status: 404 });
  return party;
}
