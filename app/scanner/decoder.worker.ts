import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";

import { READ_OPTIONS } from "./read-options.ts";

/** The page sends a picture, the worker answers with the text of the code in it, or null. */
export type DecoderRequest = { id: number; picture: ImageBitmap };
export type DecoderAnswer = { id: number; text: string | null };

// The decoder comes from this product's own server: a gate works without the world.
prepareZXingModule({
  overrides: {
    locateFile: (path: string, prefix: string) =>
      path.endsWith(".wasm") ? wasmUrl : prefix + path,
  },
});

let canvas: OffscreenCanvas | undefined;

function pixels(picture: ImageBitmap): ImageData | undefined {
  const { width, height } = picture;
  if (canvas?.width !== width || canvas.height !== height) {
    canvas = new OffscreenCanvas(width, height);
  }
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(picture, 0, 0);
  picture.close();
  return context?.getImageData(0, 0, width, height);
}

async function read(picture: ImageBitmap): Promise<string | null> {
  const image = pixels(picture);
  if (!image) return null;
  const [found] = await readBarcodes(image, READ_OPTIONS);
  return found?.isValid ? found.text : null;
}

self.addEventListener("message", (event: MessageEvent<DecoderRequest>) => {
  const { id, picture } = event.data;
  void read(picture)
    .catch(() => null)
    .then((text) => {
      const answer: DecoderAnswer = { id, text };
      self.postMessage(answer);
    });
});
