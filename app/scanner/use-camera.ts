import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

import type { Result } from "#app/domain/result.ts";

import { type Camera, type CameraRefusal, closeCamera, openCamera, setTorch } from "./camera.ts";
import { createDecoder, type Decoder } from "./decoder.ts";
import { chooseCamera, chosenCamera, isLit, keepLit } from "./choice.ts";

/** Between two pictures: some 12 a second, and the phone stays cool. */
const REST_MS = 50;

export type CameraView = {
  video: RefObject<HTMLVideoElement>;
  camera: Camera | undefined;
  refusal: CameraRefusal | undefined;
  torch: boolean;
  toggleTorch: () => void;
  /** The next camera of this phone. */
  next: () => void;
  retry: () => void;
};

/** Shows the camera in `video` and calls `onCode` for each picture with a code in it, while `reading`. */
export function useCamera(reading: boolean, onCode: (text: string) => void): CameraView {
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<Camera>();
  const [refusal, setRefusal] = useState<CameraRefusal>();
  const [torch, setTorchOn] = useState(false);
  const [wish, setWish] = useState<{ deviceId?: string; attempt: number }>({ attempt: 0 });

  useEffect(() => {
    let over = false;
    let opened: Camera | undefined;
    void openWished(wish.deviceId).then(async (result) => {
      if (result.ok) opened = result.value;
      if (over) return opened && closeCamera(opened);
      setRefusal(result.ok ? undefined : result.error);
      setCamera(opened);
      setTorchOn(opened !== undefined && isLit() && (await setTorch(opened, true)));
    });
    return () => {
      over = true;
      if (opened) closeCamera(opened);
    };
  }, [wish]);

  useEffect(() => {
    const { current } = video;
    if (!current || !camera) return;
    current.srcObject = camera.stream;
    // A page in the background may refuse to play; it plays when it comes back.
    current.play().catch(() => undefined);
    // Another app took the camera, or it was unplugged: its last picture must not stand there as if it were now.
    const [track] = camera.stream.getVideoTracks();
    const lost = () => setRefusal("busy");
    track?.addEventListener("ended", lost);
    return () => track?.removeEventListener("ended", lost);
  }, [camera]);

  const [decoder, setDecoder] = useState<Decoder>();
  useEffect(() => {
    const made = createDecoder(() => setRefusal("decoder"));
    setDecoder(made);
    return () => made.close();
  }, []);

  useEffect(() => {
    if (!reading || !camera || !decoder) return;
    return readFrames(video, decoder, onCode);
  }, [reading, camera, decoder, onCode]);

  const toggleTorch = useCallback(() => {
    if (!camera) return;
    void setTorch(camera, !torch).then((done) => {
      if (!done) return;
      setTorchOn(!torch);
      keepLit(!torch);
    });
  }, [camera, torch]);
  const next = useCallback(() => {
    const all = camera?.all ?? [];
    const place = all.indexOf(camera?.deviceId ?? "");
    const deviceId = all[(place + 1) % all.length];
    if (deviceId) chooseCamera(deviceId);
    setWish(({ attempt }) => ({ attempt: attempt + 1, ...(deviceId ? { deviceId } : {}) }));
  }, [camera]);
  const retry = useCallback(() => setWish(({ attempt }) => ({ attempt: attempt + 1 })), []);

  return { video, camera, refusal, torch, toggleTorch, next, retry };
}

/** The camera asked for, else the one this guard chose before; a chosen one that is gone is forgotten. */
async function openWished(deviceId: string | undefined): Promise<Result<Camera, CameraRefusal>> {
  const wished = deviceId ?? chosenCamera();
  const opened = await openCamera(wished);
  if (opened.ok || wished === undefined || opened.error !== "missing") return opened;
  chooseCamera(undefined);
  return openCamera();
}

/** Reads picture after picture until the returned function is called. */
function readFrames(
  video: RefObject<HTMLVideoElement>,
  decoder: Decoder,
  onCode: (text: string) => void,
): () => void {
  const reading = { on: true };
  const loop = async () => {
    while (reading.on) {
      const { current } = video;
      if (current && current.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        const text = await createImageBitmap(current)
          .then((picture) => decoder.decode(picture))
          .catch(() => null);
        if (text !== null && reading.on) onCode(text);
      }
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  };
  void loop();
  return () => {
    reading.on = false;
  };
}
