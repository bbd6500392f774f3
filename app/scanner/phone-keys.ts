/** What a phone is to the server: its id, and the keys that never leave it. */
export type PhoneIdentity = {
  id: string;
  /** ECDSA P-256; signs every call. Not extractable. */
  signing: CryptoKey;
  /** ECDH P-256; opens what is sealed for this phone alone. Not extractable. */
  exchange: CryptoKey;
  /** AES-256-GCM; wraps what this phone keeps. Not extractable. */
  storage: CryptoKey;
};

export type NewPhone = Omit<PhoneIdentity, "id"> & {
  signingPublic: JsonWebKey;
  exchangePublic: JsonWebKey;
};

/** Keys of a phone that is about to be enrolled. */
export async function makePhoneKeys(): Promise<NewPhone> {
  const curve = { namedCurve: "P-256" };
  const { subtle } = crypto;
  const signing = await subtle.generateKey({ name: "ECDSA", ...curve }, false, ["sign", "verify"]);
  const exchange = await subtle.generateKey({ name: "ECDH", ...curve }, false, ["deriveBits"]);
  const storage = await subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  return {
    ...{ signing: signing.privateKey, exchange: exchange.privateKey, storage },
    signingPublic: await subtle.exportKey("jwk", signing.publicKey),
    exchangePublic: await subtle.exportKey("jwk", exchange.publicKey),
  };
}
