import { frieze, MARK, ring, type Ring } from "../../domain/ornament/geometry.ts";
import { blend, COLOUR } from "./colours.ts";

type Doc = PDFKit.PDFDocument;

/** Runs a drawing in its own units: origin at (x, y), `scale` points a unit. */
function inUnits(doc: Doc, x: number, y: number, scale: number, draw: () => void): void {
  doc.save().translate(x, y).scale(scale);
  draw();
  doc.restore();
}

/** The mark, `size` points wide, its centre at (x, y). */
export function drawMark(doc: Doc, x: number, y: number, size: number, colour: string): void {
  inUnits(doc, x, y, size / (2 * MARK.radius), () => {
    doc.strokeColor(colour).lineCap("round");
    doc.circle(0, 0, MARK.ring.radius).lineWidth(MARK.ring.width).stroke();
    doc.path(MARK.cross.path).lineWidth(MARK.cross.width).stroke();
    doc.path(MARK.ticks.path).lineWidth(MARK.ticks.width).stroke();
  });
}

/** A frieze of `count` pairs of horns across `width` points, its top left at (x, y). Returns its height. */
export function drawFrieze(
  doc: Doc,
  x: number,
  y: number,
  width: number,
  options: { count: number; colour: string; lineWidth?: number },
): number {
  const shape = frieze(options.count);
  const scale = width / shape.width;
  inUnits(doc, x, y, scale, () => {
    doc
      .strokeColor(options.colour)
      .lineCap("round")
      .lineJoin("round")
      .lineWidth(options.lineWidth ?? 1.4);
    for (const at of shape.horns.xs) {
      doc.save().translate(at, shape.horns.y).path(shape.horns.path).stroke().restore();
    }
    doc.path(shape.rest).stroke();
  });
  return shape.height * scale;
}

/** Proportions of the ring on covers and cards (visual reference). */
export const RING = { radius: 142, band: 238, horn: 12.5, reach: 1000 } as const;

/** The ring with sky, cross, horns and, when asked for, rays; its centre at (x, y), `scale` points a unit of `RING`. */
export function drawRing(
  doc: Doc,
  x: number,
  y: number,
  options: {
    scale: number;
    ground?: string;
    gold?: string;
    reach?: number;
    rays?: boolean;
    sky?: boolean;
  },
): void {
  const { scale, ground = COLOUR.ink900, gold = COLOUR.gold400, rays = true, sky = true } = options;
  const shape = ring({ ...RING, reach: options.reach ?? RING.reach });
  inUnits(doc, x, y, scale, () => {
    doc.lineCap("round");
    if (sky) drawSky(doc, shape);
    if (rays) drawRays(doc, shape, ground);
    doc.path(shape.cross.path).lineWidth(shape.cross.width).stroke(gold);
    for (const { radius, width, opacity } of shape.circles) {
      doc
        .circle(0, 0, radius)
        .lineWidth(width)
        .stroke(blend(gold, ground, opacity));
    }
    doc.lineWidth(shape.horns.width).strokeColor(blend(gold, ground, 0.85));
    for (let i = 0; i < shape.horns.count; i++) {
      doc
        .save()
        .rotate((360 / shape.horns.count) * i)
        .translate(0, -shape.horns.at);
      doc.path(shape.horns.path).stroke().restore();
    }
  });
}

function drawSky(doc: Doc, { sky }: Ring): void {
  const light = doc.radialGradient(0, 0, 0, 0, 0, sky);
  light.stop(0, "#2FA9BF").stop(0.62, "#14718A").stop(1, "#0F4F66");
  doc.circle(0, 0, sky).fill(light);
}

function drawRays(doc: Doc, { rays }: Ring, ground: string): void {
  const fade = doc.radialGradient(0, 0, 0, 0, 0, rays.to);
  fade.stop(0, blend(COLOUR.sky300, ground, 0.462));
  fade.stop(0.14, blend(COLOUR.sky300, ground, 0.462));
  fade.stop(0.55, blend(COLOUR.sky300, ground, 0.22));
  fade.stop(1, blend(COLOUR.sky300, ground, 0.066));
  doc.path(rays.path).lineWidth(rays.width).stroke(fade);
}
