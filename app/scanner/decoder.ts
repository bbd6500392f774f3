import type { DecoderAnswer, DecoderRequest } from "./decoder.worker.ts";

/** Reads codes in a thread of its own, one picture at a time. */
export type Decoder = {
  decode: (picture: ImageBitmap) => Promise<string | null>;
  close: () => void;
};

/** @param onBroken called when the thread cannot start or dies: a phone without the decoder's file, or too old */
export function createDecoder(onBroken: () => void): Decoder {
  const worker = new Worker(new URL("./decoder.worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (text: string | null) => void>();
  let last = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<DecoderAnswer>) => {
    waiting.get(data.id)?.(data.text);
    waiting.delete(data.id);
  });
  worker.addEventListener("error", () => {
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
    onBroken();
  });
  return {
    decode(picture) {
      last += 1;
      const request: DecoderRequest = { id: last, picture };
      return new Promise((resolve) => {
        waiting.set(request.id, resolve);
        worker.postMessage(request, [picture]);
      });
    },
    close() {
      worker.terminate();
    },
  };
}
