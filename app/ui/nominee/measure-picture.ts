import { MEASURED, measureGreys } from "../../domain/nominee/photo-measures.ts";
import {
  type Crop,
  cutThreeByFour,
  PHOTO_MASTER,
  type PhotoMeasures,
} from "../../domain/nominee/photo.ts";

/**
 * Measures the cut part of a picture in the browser, by the rules that the server uses, so that somebody hears before
 * sending. Null where this browser cannot show the picture.
 * @param crop null for the largest centred 3 : 4
 */
export async function measurePicture(
  url: string,
  crop: Crop | null,
): Promise<PhotoMeasures | null> {
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const cut = cutThreeByFour(image.naturalWidth, image.naturalHeight, crop);
    const canvas = document.createElement("canvas");
    canvas.width = MEASURED.width;
    canvas.height = MEASURED.height;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return null;
    context.imageSmoothingQuality = "high";
    const { left, top, width, height } = cut;
    context.drawImage(image, left, top, width, height, 0, 0, MEASURED.width, MEASURED.height);
    const { data } = context.getImageData(0, 0, MEASURED.width, MEASURED.height);
    const scale = Math.min(1, PHOTO_MASTER.width / width);
    return {
      width: Math.round(width * scale),
      height: Math.round(height * scale),
      ...measureGreys(greysOf(data)),
    };
  } catch {
    return null;
  }
}

/** Luminance by ITU-R BT.709. */
function greysOf(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const greys = new Uint8ClampedArray(rgba.length / 4);
  for (let at = 0; at < greys.length; at++) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at * 4, at * 4 + 3);
    greys[at] = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  return greys;
}
