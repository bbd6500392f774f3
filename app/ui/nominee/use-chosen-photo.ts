import { useEffect, useRef, useState } from "react";

import { photoTypeOf } from "../../domain/nominee/photo-type.ts";
import {
  type Crop,
  judgePhoto,
  PHOTO_MAX_BYTES,
  type PhotoRefusal,
  type PhotoVerdict,
} from "../../domain/nominee/photo.ts";
import { measurePicture } from "./measure-picture.ts";
import { smallerPicture } from "./smaller.ts";
import { useChosenEarlier } from "./use-chosen-earlier.ts";

/** What is being cut: a chosen file, or the photo that is kept already. */
type Cutting = { url: string; kept: boolean; name: string };

/** Somebody still drags the frame: the picture is measured when they rest. */
const REST_MS = 250;

/**
 * The photo that was chosen in this browser: made small enough to send, refused at once where its bytes are no photo, and
 * judged as the server will judge it, for as long as its frame is moved.
 */
export function useChosenPhoto() {
  const input = useRef<HTMLInputElement>(null);
  const [cutting, setCutting] = useState<Cutting | null>(null);
  const [area, setArea] = useState<Crop | null>(null);
  const [verdicts, setVerdicts] = useState<PhotoVerdict[] | null>(null);
  const [refusal, setRefusal] = useState<PhotoRefusal | null>(null);
  useEffect(() => {
    if (cutting && !cutting.kept) return () => URL.revokeObjectURL(cutting.url);
  }, [cutting]);
  useEffect(() => {
    if (!cutting) return;
    let left = false;
    const timer = setTimeout(() => {
      void measurePicture(cutting.url, area).then((measures) => {
        if (!left) setVerdicts(measures && judgePhoto(measures));
      });
    }, REST_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [cutting, area]);
  const show = (next: Cutting | null): void => {
    setCutting(next);
    setArea(null);
    setVerdicts(null);
    setRefusal(null);
  };
  const choose = async (files: FileList | null): Promise<void> => {
    const [chosen] = files ?? [];
    if (!chosen) return show(null);
    const prepared = await prepare(chosen);
    put(input.current, "file" in prepared ? prepared.file : null);
    if ("refusal" in prepared) {
      show(null);
      return setRefusal(prepared.refusal);
    }
    const { file } = prepared;
    show({ url: URL.createObjectURL(file), kept: false, name: chosen.name });
  };
  useChosenEarlier(input, () => void choose(input.current?.files ?? null));
  return {
    input,
    cutting,
    verdicts,
    refusal,
    /** The frame was moved. */
    look: setArea,
    leave: (): void => show(null),
    recut: (url: string): void => show({ url, kept: true, name: "" }),
    choose,
  };
}

async function prepare(chosen: File): Promise<{ file: File } | { refusal: PhotoRefusal }> {
  const type = photoTypeOf(new Uint8Array(await chosen.arrayBuffer()));
  if (!type.ok) return { refusal: type.error };
  const file = await smallerPicture(chosen);
  return file.size > PHOTO_MAX_BYTES ? { refusal: "too_big" } : { file };
}

/** What the form sends is what was prepared; a refused file is not sent at all. */
function put(input: HTMLInputElement | null, file: File | null): void {
  if (!input) return;
  const held = new DataTransfer();
  if (file) held.items.add(file);
  input.files = held.files;
}
