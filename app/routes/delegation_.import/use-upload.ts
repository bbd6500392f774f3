import { type FormEvent, useRef, useState } from "react";

import { LIST_MAX_BYTES, PHOTOS_MAX_BYTES } from "#app/domain/import/limits.ts";

import { type DoorRefusal, doorRefusal } from "./refusal.ts";

export type Sending =
  | { kind: "idle"; refusal: DoorRefusal | "lost" | null }
  /** Bytes. */
  | { kind: "sending"; done: number; total: number }
  | { kind: "checking" };

const sizeOf = (form: FormData, name: string): number => {
  const file = form.get(name);
  return file instanceof File ? file.size : 0;
};

/** What would be refused after the last byte is refused before the first. */
function refusalBefore(form: FormData): DoorRefusal | null {
  if (sizeOf(form, "list") === 0) return "no_file";
  if (sizeOf(form, "list") > LIST_MAX_BYTES) return "list_too_big";
  return sizeOf(form, "photos") > PHOTOS_MAX_BYTES ? "photos_too_big" : null;
}

/** Sends the form with its progress in sight: on a slow line an archive takes minutes. Without scripts the browser itself sends it. */
export function useUpload(refused: DoorRefusal | null) {
  const [sending, setSending] = useState<Sending>({ kind: "idle", refusal: refused });
  const request = useRef<XMLHttpRequest | null>(null);
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const refusal = refusalBefore(form);
    if (refusal) return setSending({ kind: "idle", refusal });
    const call = new XMLHttpRequest();
    request.current = call;
    call.open("POST", "/delegation/import/upload");
    call.responseType = "json";
    call.upload.onprogress = ({ loaded, total }) =>
      setSending(loaded < total ? { kind: "sending", done: loaded, total } : { kind: "checking" });
    call.onload = () => {
      const answer = call.response as { to?: string; refusal?: string } | null;
      if (answer?.to) window.location.assign(answer.to);
      else setSending({ kind: "idle", refusal: doorRefusal(answer?.refusal) ?? "lost" });
    };
    call.onerror = () => setSending({ kind: "idle", refusal: "lost" });
    call.onabort = () => setSending({ kind: "idle", refusal: null });
    setSending({ kind: "sending", done: 0, total: 1 });
    call.send(form);
  };
  return { sending, send, stop: () => request.current?.abort() };
}
