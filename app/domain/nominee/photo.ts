/** Largest upload: 10 MB. */
export const PHOTO_MAX_BYTES = 10 * 1024 * 1024;
/** Largest picture that is decoded at all, in pixels (w × h): beyond it lie bombs, not portraits. */
export const PHOTO_MAX_PIXELS = 60_000_000;
/** The master that is kept: 3 : 4, never enlarged. */
export const PHOTO_MASTER = { width: 900, height: 1200 } as const;
/** Below this a face cannot be recognised on a badge, so the upload is refused. */
export const PHOTO_LEAST = { width: 300, height: 400 } as const;
/** 35 × 45 mm at 300 dots an inch. */
const PRINTS_WELL = { width: 413, height: 531 } as const;

/** A rectangle of the upright picture in shares of its sides, 0 to 1. */
export type Crop = { x: number; y: number; width: number; height: number };
type Pixels = { left: number; top: number; width: number; height: number };

/**
 * The 3 : 4 rectangle to cut, in whole pixels inside the picture.
 * @param crop what the person chose; its centre and height are kept and its width follows. Without it, the largest centred one
 */
export function cutThreeByFour(width: number, height: number, crop: Crop | null): Pixels {
  const wanted = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const tallest = Math.min(height, (width * 4) / 3);
  const high = Math.max(
    4,
    Math.min(tallest, wanted.height * height, (wanted.width * width * 4) / 3),
  );
  const cut = { width: Math.max(1, Math.round((high * 3) / 4)), height: Math.round(high) };
  const place = (from: number, share: number, side: number, size: number): number =>
    Math.round(Math.min(Math.max(0, (from + share / 2) * side - size / 2), side - size));
  return {
    left: place(wanted.x, wanted.width, width, cut.width),
    top: place(wanted.y, wanted.height, height, cut.height),
    ...cut,
  };
}

/** What was measured of a master; greys are 0 to 255. */
export type PhotoMeasures = {
  width: number;
  height: number;
  /** Variance of the Laplacian of the picture reduced to 300 × 400: low when nothing has an edge. */
  sharpness: number;
  /** Mean grey of the middle, where the face is. */
  brightness: number;
  /** Mean grey of the upper left and right margins, where the background is. */
  background: number;
  /** Standard deviation within each margin, the larger of the two. */
  backgroundSpread: number;
};

type PhotoCheck = "pixels" | "frame" | "sharpness" | "exposure" | "background";
/** What may be amiss; the first half names the check. The words are `registration:photo.check.<fault>`, advice in `…More`. */
export type PhotoFault =
  | "background.busy"
  | "background.dark"
  | "background.uneven"
  | "background.dim"
  | "sharpness.blurred"
  | "sharpness.soft"
  | "exposure.dark"
  | "exposure.bright"
  | "exposure.dim"
  | "pixels.few"
  | "pixels.some"
  | "frame.other";
/** `fix` stops the file from being sent, `advice` does not. `size` is the master's, in pixels. */
export type PhotoVerdict = { size: { width: number; height: number } } & Judged;
type Judged =
  { grade: "fix" | "advice"; code: PhotoFault } | { grade: "fine"; code: `${PhotoCheck}.fine` };
export type PhotoGrade = PhotoVerdict["grade"];

const fix = (code: PhotoFault): Judged => ({ grade: "fix", code });
const advice = (code: PhotoFault): Judged => ({ grade: "advice", code });
const fine = (check: PhotoCheck): Judged => ({ grade: "fine", code: `${check}.fine` });

function background({ background, backgroundSpread }: PhotoMeasures): Judged {
  if (backgroundSpread > 45) return fix("background.busy");
  if (background < 110) return fix("background.dark");
  if (backgroundSpread > 28) return advice("background.uneven");
  return background < 150 ? advice("background.dim") : fine("background");
}

function sharpness({ sharpness }: PhotoMeasures): Judged {
  if (sharpness < 12) return fix("sharpness.blurred");
  return sharpness < 35 ? advice("sharpness.soft") : fine("sharpness");
}

function exposure({ brightness }: PhotoMeasures): Judged {
  if (brightness < 40) return fix("exposure.dark");
  if (brightness > 245) return fix("exposure.bright");
  return brightness < 70 ? advice("exposure.dim") : fine("exposure");
}

function pixels({ width, height }: PhotoMeasures): Judged {
  if (width < PHOTO_LEAST.width || height < PHOTO_LEAST.height) return fix("pixels.few");
  const prints = width >= PRINTS_WELL.width && height >= PRINTS_WELL.height;
  return prints ? fine("pixels") : advice("pixels.some");
}

const frame = ({ width, height }: PhotoMeasures): Judged =>
  Math.abs(width / height - 0.75) < 0.01 ? fine("frame") : fix("frame.other");

const WORST_FIRST: readonly PhotoGrade[] = ["fix", "advice", "fine"];

/** Judges a photo by what was measured, worst first. Thresholds were set on drawn portraits, blurred, darkened and cluttered. */
export function judgePhoto(measures: PhotoMeasures): PhotoVerdict[] {
  const { width, height } = measures;
  return [background, sharpness, exposure, pixels, frame]
    .map((check) => ({ ...check(measures), size: { width, height } }))
    .toSorted((a, b) => WORST_FIRST.indexOf(a.grade) - WORST_FIRST.indexOf(b.grade));
}

/** Why an upload was refused before anything of it was kept. */
export const PHOTO_REFUSALS = [
  "too_big",
  "too_many_pixels",
  "too_few_pixels",
  "wrong_type",
  "svg",
  "gif",
  "two_types",
  "broken",
  "busy",
] as const;
export type PhotoRefusal = (typeof PHOTO_REFUSALS)[number];
