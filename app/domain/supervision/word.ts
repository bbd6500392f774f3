import type { BroadcastKind } from "../gate/broadcast.ts";
import { err, ok, type Result } from "../result.ts";

/** A guard reads it at arm's length. */
export const LONGEST_WORD = 200;

/** A word to gates as it is sent: a stop needs no text, a notice is nothing without. */
export function decideWord(
  kind: BroadcastKind,
  text: string,
): Result<{ kind: BroadcastKind; text: string }, "words_missing" | "too_long"> {
  const words = text.trim();
  if (kind === "notice" && words === "") return err("words_missing");
  return words.length > LONGEST_WORD ? err("too_long") : ok({ kind, text: words });
}
