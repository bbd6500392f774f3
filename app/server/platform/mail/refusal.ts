/** What a mail server made of a message: try again later, or never. `why` holds its codes, never an address. */
export type MailRefusal = { kind: "later" | "never"; why: string };

/**
 * Reads nodemailer's error. Only an answer of the 5xx range to the recipient or the message itself is for good (RFC 5321
 * §4.2.1); a server that cannot be reached or does not let us in is a matter of its operator, and mail waits for that.
 */
export function refusalOf(error: unknown): MailRefusal {
  const part = (name: string): string =>
    error && typeof error === "object" && name in error
      ? String((error as Record<string, unknown>)[name])
      : "";
  const [code, answer] = [part("code"), part("responseCode")];
  const forGood = /^5\d\d$/.test(answer) && (code === "EENVELOPE" || code === "EMESSAGE");
  return {
    kind: forGood ? "never" : "later",
    why: [answer, code].filter(Boolean).join(" ") || "unknown",
  };
}
