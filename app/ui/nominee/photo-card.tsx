import { Camera, CircleAlert, CircleCheck, CircleX, Crop, TriangleAlert } from "lucide-react";
import { type ChangeEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { PhotoGrade, PhotoVerdict } from "../../domain/nominee/photo.ts";
import type { NomineeFormData } from "./form-data.ts";
import { PhotoCrop } from "./photo-crop.tsx";

type Props = { data: NomineeFormData; error: string | undefined; chosen: string };

/** What is being cut: a chosen file, or the photo that is kept already. */
type Cutting = { url: string; kept: boolean; name: string };

/** The photo: the picture, the choice of another, cutting in the browser, and the verdicts, worst first. */
export function PhotoCard({ data, error, chosen }: Props) {
  const { t } = useTranslation("registration");
  const { file } = data;
  const [cutting, setCutting] = useState<Cutting | null>(null);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  useEffect(() => {
    if (cutting && !cutting.kept) return () => URL.revokeObjectURL(cutting.url);
  }, [cutting]);
  const verdicts = file?.checks.verdicts ?? [];
  const toFix = verdicts.filter(({ grade }) => grade === "fix").length;
  const free = data.categories.find(({ id }) => id === chosen)?.photo === "free";
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [picture] = event.target.files ?? [];
    setCutting(
      picture ? { url: URL.createObjectURL(picture), kept: false, name: picture.name } : null,
    );
  };
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
          <PhotoCrop url={cutting.url} kept={cutting.kept} onDone={() => setCutting(null)} />
        ) : (
          <div className={error || toFix > 0 ? "frame bad" : "frame"}>
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
          <div className={error ? "field is-err" : "field"}>
            {error ? (
              <span className="err" id="photo-error">
                <CircleAlert className="i i-16" aria-hidden="true" />
                {error}
              </span>
            ) : null}
            {scripted ? null : <label htmlFor="photo">{t("photo.choose")}</label>}
            <input
              className={scripted ? "vh" : "file"}
              id="photo"
              name="photo"
              type="file"
              accept="image/jpeg,image/png,image/heic,image/heif,.heic"
              onChange={choose}
              aria-describedby={error ? "photo-hint photo-error" : "photo-hint"}
            />
            {scripted ? (
              <label htmlFor="photo" className="btn btn-1">
                <Camera className="i i-18" aria-hidden="true" />
                {t("photo.choose")}
              </label>
            ) : null}
            {cutting && !cutting.kept ? <span className="picked">{cutting.name}</span> : null}
            <span className="hint" id="photo-hint">
              {t("photo.chooseHint")} {t("photo.checked")}
            </span>
          </div>
          {scripted && kept && !cutting ? (
            <button
              className="btn btn-2"
              type="button"
              onClick={() => setCutting({ url: kept, kept: true, name: "" })}
            >
              <Crop className="i i-18" aria-hidden="true" />
              {t("photo.crop")}
            </button>
          ) : null}
        </div>
      </div>
      <Verdicts verdicts={verdicts} />
    </section>
  );
}

const LOOK: Record<PhotoGrade, { className: string; Icon: typeof CircleX }> = {
  fix: { className: "bad", Icon: CircleX },
  advice: { className: "warn", Icon: TriangleAlert },
  fine: { className: "good", Icon: CircleCheck },
};

function Verdicts({ verdicts }: { verdicts: readonly PhotoVerdict[] }) {
  const { t } = useTranslation("registration");
  if (verdicts.length === 0) return null;
  return (
    <ul className="vd" aria-label={t("photo.checks")}>
      {verdicts.map((verdict) => {
        const { className, Icon } = LOOK[verdict.grade];
        const sentence = t(`photo.check.${verdict.code}`, verdict.size);
        return (
          <li key={verdict.code} className={className}>
            <Icon className="i" aria-hidden="true" />
            <span>
              <span className="vh">{t(`photo.grade.${verdict.grade}`)}: </span>
              {verdict.grade === "fine" ? (
                sentence
              ) : (
                <>
                  <b>{sentence}</b>
                  <small>{t(`photo.check.${verdict.code}More`)}</small>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
