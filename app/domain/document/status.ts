/** The way of an outcome document: drafted by the Special Working Group, cleared by the Senior Officials, adopted at the Summit. */
export const DOCUMENT_STATUSES = [
  "draft",
  "under_discussion",
  "agreed",
  "cleared",
  "adopted",
] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];
