import { createHash } from "node:crypto";

/**
 * By what a key is told from another in a manifest or a message: 8 hexadecimal digits of a digest (SHA-256) for this one
 * purpose. A key has 256 bits of chance, so nobody comes from the id to the key.
 * @param key 32 bytes in base64
 */
export const keyId = (key: string): string =>
  createHash("sha256")
    .update("shanyrak key id")
    .update(Buffer.from(key, "base64"))
    .digest("hex")
    .slice(0, 8);
