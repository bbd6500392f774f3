import { z } from "zod";

import { IDENTITY_DOCUMENTS, TAKERS, type TypedReceipt } from "#app/domain/custody/receipt.ts";

const typed = z.object({
  taker: z.enum(TAKERS).catch("proxy"),
  document: z.enum(IDENTITY_DOCUMENTS).catch("passport"),
  takenBy: z.string().catch(""),
  letter: z.string().catch(""),
});

/** What the form of the counter brings; what is missing is told by the domain. */
export const readTyped = (form: FormData): TypedReceipt => ({
  ...typed.parse(Object.fromEntries(form)),
  identityChecked: form.get("identityChecked") !== null,
});
