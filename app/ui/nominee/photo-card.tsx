import { Camera, CircleAlert, Crop, ImageUp } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useAwaited } from "../use-hydrated.ts";
import type { NomineeFormData } from "./form-data.ts";
import { PhotoCrop } from "./photo-crop.tsx";
import { PhotoVerdicts } from "./photo-verdicts.tsx";
import { useChosenPhoto } from "./use-chosen-photo.ts";

type Props = { data: NomineeFormData; error: string | undefined; chosen: string };

/** The photo: the picture, the choice of another, cutting in the browser, and the verdicts, worst first. */
export function PhotoCard({ data, error, chosen }: Props) {
  const { t } = useTranslation("registration");
  const { file } = data;
  const photo = useChosenPhoto();
  const { cutting } = photo;
  const awaited = useAwaited();
  const verdicts = photo.verdicts ?? file?.checks.verdicts ?? [];
  const toFix = verdicts.filter(({ grade }) => grade === "fix").length;
  const free = data.categories.find(({ id }) => id === chosen)?.photo === "free";
  const said = photo.refusal ? t(`photo.refused.${photo.refusal}`) : error;
  const kept = file?.photoId ? `/files/${file.photoId}` : null;
  return (
    <section className="card" aria-labelledby="photo-title">
      <div className="card-h">
        <h2 className="h-sec" id="photo-title">
          {t("photo.title")}
        </h2>
        {toFix > 0 ? (
          <span className="t13 c-bad w6 end">{t("photo.toFix", { count: toFix })}</span>
        ) : null}
      </div>
      <div className="card-b photo">
        {cutting ? (
          <PhotoCrop
            url={cutting.url}
            kept={cutting.kept}
            onArea={photo.look}
            onDone={photo.leave}
          />
        ) : (
          <div className={said || toFix > 0 ? "frame bad" : "frame"}>
            {kept ? (
              <img
                src={kept}
                alt={t("photo.alt", { name: file?.name ?? "" })}
                width="900"
                height="1200"
              />
            ) : (
              <span className="none">{t("photo.none")}</span>
            )}
          </div>
        )}
        <div className="pact">
          <p className="t14 c2">{t(free ? "photo.notNeeded" : "photo.help")}</p>
          <div className={said ? "field is-err" : "field"}>
            {said ? (
              <span className="err" id="photo-error" role="status">
                <CircleAlert className="i i-16" aria-hidden="true" />
                {said}
              </span>
            ) : null}
            {awaited ? (
              <label htmlFor="photo" className="without-scripts">
                {t("photo.choose")}
              </label>
            ) : null}
            <input
              className="file vh-with-scripts"
              id="photo"
              name="photo"
              type="file"
              accept="image/jpeg,image/png,image/heic,image/heif,.heic"
              ref={photo.input}
              onChange={(event) => void photo.choose(event.target.files)}
              aria-describedby={said ? "photo-hint photo-error" : "photo-hint"}
            />
            <label htmlFor="photo" className="btn btn-1 with-scripts">
              <ImageUp className="i i-18" aria-hidden="true" />
              {t("photo.choose")}
            </label>
            <span className={`camera with-scripts${awaited}`}>
              <input
                className="vh"
                id="camera"
                type="file"
                accept="image/*"
                capture="environment"
                onChange={(event) => void photo.choose(event.target.files)}
              />
              <label htmlFor="camera" className="btn btn-2">
                <Camera className="i i-18" aria-hidden="true" />
                {t("photo.take")}
              </label>
            </span>
            {cutting && !cutting.kept ? <span className="picked">{cutting.name}</span> : null}
            <span className="hint" id="photo-hint">
              <span className="with-scripts">{t("photo.chooseScripted")}</span>
              <span className="without-scripts">{t("photo.chooseHint")}</span> {t("photo.checked")}
            </span>
          </div>
          {kept && !cutting ? (
            <button
              className={`btn btn-2${awaited}`}
              type="button"
              onClick={() => photo.recut(kept)}
            >
              <Crop className="i i-18" aria-hidden="true" />
              {t("photo.crop")}
            </button>
          ) : null}
        </div>
      </div>
      <PhotoVerdicts verdicts={verdicts} />
    </section>
  );
}
