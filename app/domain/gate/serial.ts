/** A badge's serial as it stands in lists, queues and stores: 32 hexadecimal digits, lower case. */
export function serialText(serial: Uint8Array): string {
  return Array.from(serial, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The short number under the code has eight signs; I, L, O and U are never among them. */
const SHORT_NUMBER = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/**
 * A badge number as a guard types it: spaces, hyphens and case do not matter, and the signs that are never printed
 * are read as those they resemble (O as 0, I and L as 1).
 * @returns undefined when it cannot be one
 */
export function parseShortNumber(typed: string): string | undefined {
  const number = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return SHORT_NUMBER.test(number) ? number : undefined;
}
