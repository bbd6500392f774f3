/** What the product runs on. `stop` is synchronous, may be called twice, and leaves a database of one's own alone. */
export type Deployment =
  | { kind: "demonstration"; folder: string; adopted: boolean; stop: () => void }
  | { kind: "own"; stop: () => void };
