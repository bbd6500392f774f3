import { type Cookie, createCookie } from "@remix-run/node";

import { env } from "../env.server.ts";

/**
 * A cookie of this site alone. Where TLS is on it is `Secure` and its name begins with `__Host-` (RFC 6265bis §4.1.3.2): no
 * neighbouring host, and nobody on the line, can set or shadow it.
 * @param maxAge seconds
 * @param secrets of its signature, where the value must be one that we gave
 */
export function ownCookie(name: string, maxAge: number, secrets: string[] = []): Cookie {
  const secure = env().ORIGIN.startsWith("https:");
  return createCookie(secure ? `__Host-${name}` : name, {
    ...{ httpOnly: true, sameSite: "lax", path: "/" },
    ...{ secure, maxAge, secrets },
  });
}
