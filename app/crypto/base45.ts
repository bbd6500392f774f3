import { err, ok, type Result } from "#app/domain/result.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const VALUES = new Map([...ALPHABET].map((sign, value) => [sign, value]));

/** Bytes as Base45 (RFC 9285 §4), so that a QR code can use its alphanumeric mode. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1];
    const value = second === undefined ? first : first * 256 + second;
    text += ALPHABET.charAt(value % 45) + ALPHABET.charAt(Math.floor(value / 45) % 45);
    if (second !== undefined) text += ALPHABET.charAt(Math.floor(value / 2025));
  }
  return text;
}

/**
 * Reads Base45 strictly: a sign outside the alphabet, a group above its range or a lone last sign is refused
 * (RFC 9285 §6), so that no two texts give the same bytes.
 */
export function decodeBase45(text: string): Result<Uint8Array, "malformed"> {
  if (text.length % 3 === 1) return err("malformed");
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = [...text.slice(at, at + 3)].map((sign) => VALUES.get(sign));
    const [low, middle, high] = group;
    if (low === undefined || middle === undefined) return err("malformed");
    if (group.length === 2) {
      const value = low + middle * 45;
      if (value > 0xff) return err("malformed");
      bytes.push(value);
    } else {
      if (high === undefined) return err("malformed");
      const value = low + middle * 45 + high * 2025;
      if (value > 0xffff) return err("malformed");
      bytes.push(value >> 8, value & 0xff);
    }
  }
  return ok(Uint8Array.from(bytes));
}
