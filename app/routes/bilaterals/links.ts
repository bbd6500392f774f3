/** Addresses within the board: a day, and what is chosen or suggested on it. */
export function boardHref(
  day: string,
  more: { request?: string; room?: string; time?: string; view?: "tray" } = {},
): string {
  return `/bilaterals?${new URLSearchParams({ day, ...more }).toString()}`;
}
