/** What could be read of a paper: its text, or nothing, as in a scan without a text layer. */
export const TEXT_LAYERS = ["read", "none"] as const;
