import { err, ok, type Result } from "../result.ts";

/** Who takes badges over: the holder, or a proxy who brings a letter. */
export const TAKERS = ["holder", "proxy"] as const;
export type Taker = (typeof TAKERS)[number];

/** What a taker proves who they are with. */
export const IDENTITY_DOCUMENTS = ["passport", "national_id", "service_card"] as const;
export type IdentityDocument = (typeof IDENTITY_DOCUMENTS)[number];

export const RECEIPT_REFUSALS = [
  "nobody_marked",
  "several_delegations",
  "identity_unchecked",
  "name_missing",
  "letter_missing",
  "holder_of_several",
] as const;
export type ReceiptRefusal = (typeof RECEIPT_REFUSALS)[number];

/** As the form of the desk brings it. */
export type TypedReceipt = {
  taker: Taker;
  document: IdentityDocument;
  identityChecked: boolean;
  takenBy: string;
  letter: string;
};
export type ReceiptTerms = {
  taker: Taker;
  document: IdentityDocument;
  takenBy: string;
  letter: string;
};

export const LONGEST_TAKER = 120;
export const LONGEST_LETTER = 120;

/**
 * Whether badges may be handed over on these terms. Several badges are for a proxy: a holder has one. A proxy is named
 * and brings a letter of the delegation. Nobody gets a badge whose identity was not checked.
 * @param holder name of the holder when there is one badge, which a holder's receipt bears; empty of a floater
 * @returns every refusal at once, so that the form is mended in one go
 */
export function readReceipt(
  typed: TypedReceipt,
  badges: { count: number; delegations: number; holder: string },
): Result<ReceiptTerms, ReceiptRefusal[]> {
  const takenBy = oneLine(typed.takenBy).slice(0, LONGEST_TAKER);
  const letter = oneLine(typed.letter).slice(0, LONGEST_LETTER);
  // A floater is nobody's: whoever takes it acts for the delegation.
  const taker = badges.count === 1 && badges.holder === "" ? "proxy" : typed.taker;
  const refusals: ReceiptRefusal[] = [];
  if (badges.count === 0) refusals.push("nobody_marked");
  if (badges.delegations > 1) refusals.push("several_delegations");
  if (taker === "holder" && badges.count > 1) refusals.push("holder_of_several");
  if (taker === "proxy" && takenBy === "") refusals.push("name_missing");
  if (taker === "proxy" && letter === "") refusals.push("letter_missing");
  if (!typed.identityChecked) refusals.push("identity_unchecked");
  if (refusals.length > 0) return err(refusals);
  const { document } = typed;
  return ok(
    taker === "holder"
      ? { taker, document, takenBy: badges.holder, letter: "" }
      : { taker, document, takenBy, letter },
  );
}

const oneLine = (typed: string): string =>
  typed.normalize("NFC").replace(/\p{C}/gu, " ").replace(/\s+/gu, " ").trim();

/** `R-0042`, as people say it at the counter. */
export const receiptNumber = (number: number): string => `R-${String(number).padStart(4, "0")}`;
