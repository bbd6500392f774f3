/** What `npm run retention` was asked for. */
export type Order =
  | { verb: "due" | "dry-run" | "run" | "holds" }
  | { verb: "hold"; on: string; reason: string }
  | { verb: "lift"; id: string }
  | { verb: "export" | "erase"; number: string; reason: string };

/** Reads the words behind the command; null where they are too few, too many or unknown. */
export function readOrder(words: readonly string[]): Order | null {
  const [verb = "", first = "", reason = "", ...rest] = words;
  if (rest.length > 0) return null;
  switch (verb) {
    case "due":
    case "dry-run":
    case "run":
    case "holds":
      return first === "" ? { verb } : null;
    case "lift":
      return first !== "" && reason === "" ? { verb, id: first } : null;
    case "hold":
      return first !== "" && reason !== "" ? { verb, on: first, reason } : null;
    case "export":
    case "erase":
      return first !== "" && reason !== "" ? { verb, number: first, reason } : null;
    default:
      return null;
  }
}
