/** Line icons of Lucide (ISC licence) as paths on a 24-unit grid, stroke 1.75. */
const ICONS = {
  press: "M12 19v3M19 10v2a7 7 0 0 1-14 0v-2M12 2a3 3 0 0 1 3 3v7a3 3 0 0 1-6 0v-7a3 3 0 0 1 3-3z",
  closed:
    "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM7 11V7a5 5 0 0 1 10 0v4",
  provisional:
    "M12 2a10 10 0 0 1 7.38 16.75M12 6v6l4 2M2.5 8.875a10 10 0 0 0-.5 3M2.83 16a10 10 0 0 0 2.43 3.4M4.636 5.235a10 10 0 0 1 .891-.857M8.644 21.42a10 10 0 0 0 7.631-.38",
} as const;

export type IconName = keyof typeof ICONS;

/** Draws an icon in a square of `side` points, its top left corner at (x, y). */
export function drawIcon(
  doc: PDFKit.PDFDocument,
  name: IconName,
  place: { x: number; y: number; side: number; colour: string },
): void {
  doc
    .save()
    .translate(place.x, place.y)
    .scale(place.side / 24)
    .lineWidth(1.75)
    .lineCap("round")
    .lineJoin("round")
    .path(ICONS[name])
    .stroke(place.colour)
    .restore();
}
