import { Camera, CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { ZoneRefusal } from "../../domain/nominee/mrz-reading.ts";
import { PHOTO_MAX_BYTES } from "../../domain/nominee/photo.ts";
import { useHydrated } from "../use-hydrated.ts";
import { zonePictureWords } from "./problem-words.ts";
import { smallerPicture } from "./smaller.ts";
import { useChosenEarlier } from "./use-chosen-earlier.ts";

type Props = {
  /** Whether the zone that is shown was just read from a picture. */
  read: boolean;
  onRead: (text: string) => void;
};
type State = "idle" | "reading" | "offline" | ZoneRefusal;

/** Reads the zone from a photo of the page: at once with JavaScript, by a button of the form without. */
export function ZonePicture({ read, onRead }: Props) {
  const { t } = useTranslation("registration");
  const hydrated = useHydrated();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>("idle");
  const choose = async () => {
    const target = input.current;
    const [file] = target?.files ?? [];
    if (!target || !file) return;
    setState("reading");
    const answer = await askServer(file);
    // Read once, it is not sent with the form again.
    target.value = "";
    setState("text" in answer ? "idle" : answer.refusal);
    if ("text" in answer) onRead(answer.text);
  };
  useChosenEarlier(input, () => void choose());
  const reading = state === "reading";
  return (
    <div className="zone-pic">
      {hydrated ? null : (
        <label htmlFor="page" className="without-scripts">
          {t("form.mrzPhoto")}
        </label>
      )}
      <input
        className="file vh-with-scripts"
        ref={input}
        id="page"
        name="page"
        type="file"
        accept="image/jpeg,image/png,image/heic,image/heif,.heic"
        disabled={reading}
        aria-describedby="page-hint"
        onChange={() => void choose()}
      />
      <label htmlFor="page" className="btn btn-2 btn-s with-scripts" aria-busy={reading}>
        {reading ? (
          <LoaderCircle className="i i-16 spin" aria-hidden="true" />
        ) : (
          <Camera className="i i-16" aria-hidden="true" />
        )}
        {t(reading ? "form.mrzReading" : "form.mrzPhoto")}
      </label>
      {/* Not left in the form where scripts run: Enter in a field would press it. */}
      {hydrated ? null : (
        <button className="btn btn-2 btn-s without-scripts" name="intent" value="readZone">
          {t("form.mrzReadButton")}
        </button>
      )}
      <span className="hint" id="page-hint">
        {t("form.mrzPhotoHint")}
      </span>
      <span role="status" className="said">
        {state !== "idle" && !reading ? (
          <span className="err">
            <CircleAlert className="i i-16" aria-hidden="true" />
            {state === "offline" ? t("form.mrzOffline") : zonePictureWords(t, state)}
          </span>
        ) : null}
        {read && state === "idle" ? (
          <span className="ok-note">
            <CircleCheck className="i i-16" aria-hidden="true" />
            {t("form.mrzFromPhoto")}
          </span>
        ) : null}
      </span>
    </div>
  );
}

type Answer = { text: string } | { refusal: ZoneRefusal | "offline" };

async function askServer(file: File): Promise<Answer> {
  const picture = await smallerPicture(file);
  if (picture.size > PHOTO_MAX_BYTES) return { refusal: "too_big" };
  const body = new FormData();
  body.set("page", picture);
  try {
    const answer = await fetch("/delegation/nominees/zone", { method: "POST", body });
    return (await answer.json()) as Answer;
  } catch {
    return { refusal: "offline" };
  }
}
