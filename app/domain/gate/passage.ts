/** How a passage came to be known: a phone saw it, a supervisor corrected the ledger, or it stood on the paper list. */
export const PASSAGE_SOURCES = ["device", "correction", "paper"] as const;
