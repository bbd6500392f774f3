/** The way of an outcome document: drafted, cleared by the Special Working Group, then by the Senior Officials, adopted at the Summit. */
export const DOCUMENT_STATUSES = ["drafting", "swg_cleared", "soc_cleared", "adopted"] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** What a delegation is to a document; a document may have one proposer, one coordinator, and several co-coordinators. */
export const DOCUMENT_PARTS = ["proposer", "coordinator", "co_coordinator"] as const;
export type DocumentPart = (typeof DOCUMENT_PARTS)[number];
