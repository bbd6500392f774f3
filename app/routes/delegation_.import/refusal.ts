/** Why an upload was refused at the door; the words are `import:refused.<reason>`. */
const REFUSALS = [
  "no_file",
  "list_too_big",
  "photos_too_big",
  "in_progress",
  "unreadable",
] as const;
export type DoorRefusal = (typeof REFUSALS)[number];

/** What the server answered, as one of the known reasons. */
export const doorRefusal = (text: unknown): DoorRefusal | null =>
  REFUSALS.find((known) => known === text) ?? null;

/** The field that mends it. */
export const fieldOf = (refusal: DoorRefusal): "list" | "photos" =>
  refusal === "photos_too_big" ? "photos" : "list";
