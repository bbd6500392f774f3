import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

import { encode } from "cborg";

/** What may be other than it should in an answer. */
type Odd = { origin?: string; rpId?: string; counter?: number; verified?: boolean };

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const sha256 = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();

/** A security key in software (WebAuthn §6): one passkey on P-256, whose answers may be bent for a test. */
export function softwareAuthenticator(origin = "http://localhost:3000") {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  let counter = 0;
  let userHandle = "";

  /** §6.1: digest of the relying party, flags UP 0x01, UV 0x04, AT 0x40, and the counter. */
  const authenticatorData = (odd: Odd, attested?: Buffer): Buffer => {
    const flags = 0x01 | (odd.verified === false ? 0 : 0x04) | (attested ? 0x40 : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(odd.counter ?? counter, 1);
    return Buffer.concat([
      sha256(odd.rpId ?? new URL(origin).hostname),
      head,
      ...(attested ? [attested] : []),
    ]);
  };
  const clientData = (type: string, challenge: string, odd: Odd): Buffer =>
    Buffer.from(
      JSON.stringify({ type, challenge, origin: odd.origin ?? origin, crossOrigin: false }),
    );
  const credential = (response: object) => ({
    ...{ id: base64url(id), rawId: base64url(id), type: "public-key" },
    ...{ clientExtensionResults: {}, response },
  });

  return {
    /** Makes the passkey, as `navigator.credentials.create` answers. */
    make(options: { challenge: string; user: { id: string } }, odd: Odd = {}) {
      userHandle = options.user.id;
      const coseKey = encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, "base64url")],
          [-3, Buffer.from(y, "base64url")],
        ]),
      );
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        Buffer.from(coseKey),
      ]);
      const authData = authenticatorData(odd, attested);
      return credential({
        clientDataJSON: base64url(clientData("webauthn.create", options.challenge, odd)),
        attestationObject: base64url(encode({ fmt: "none", attStmt: {}, authData })),
        transports: ["usb"],
      });
    },
    /** Signs a challenge, as `navigator.credentials.get` answers; its counter goes up. */
    answer(options: { challenge: string }, odd: Odd = {}) {
      counter += 1;
      const data = authenticatorData(odd);
      const client = clientData("webauthn.get", options.challenge, odd);
      return credential({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(sign("sha256", Buffer.concat([data, sha256(client)]), privateKey)),
        userHandle,
      });
    },
  };
}
