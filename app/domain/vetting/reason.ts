import { err, ok, type Result } from "../result.ts";

/** Longest words to a single field, in characters. */
export const LONGEST_NOTE = 300;
/** Longest reason, in characters (code points after NFC). */
export const LONGEST_REASON = 1000;

// Line ends stay: an officer may list several things to mend.
const CONTROLS = /(?!\n)[\p{Cc}\p{Cs}\p{Co}]|(?![\u200C\u200D])\p{Cf}/gu;

/**
 * A reason as the delegation will read it: NFC, without control and direction-overriding characters, trimmed. May be
 * empty; whether it must not be depends on the decision.
 */
export function parseReason(
  text: string,
  longest = LONGEST_REASON,
): Result<string, "reason_too_long"> {
  const reason = text.normalize("NFC").replace(/\r\n?/g, "\n").replace(CONTROLS, "").trim();
  return [...reason].length > longest ? err("reason_too_long") : ok(reason);
}
