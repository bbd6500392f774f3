import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ImportPage } from "#app/server/import/import-page.server.ts";
import { photoWords } from "#app/ui/import/words.ts";

type Photos = NonNullable<ImportPage["preview"]>["refusedPhotos"];

/** Pictures of the archive that became nobody's photo, each with its reason. */
export function PhotosNotTaken({ photos: { named, more } }: { photos: Photos }) {
  const { t } = useTranslation("import");
  const { t: form } = useTranslation("registration");
  if (named.length === 0) return null;
  return (
    <section className="card" aria-labelledby="pictures-title">
      <div className="card-h">
        <h2 className="h-sec" id="pictures-title">
          {t("pictures.title")}
        </h2>
        <span className="t13 c2 end">{named.length + more}</span>
      </div>
      <div className="card-b">
        <p className="t14 c2">{t("pictures.text")}</p>
        <ul className="import-pictures">
          {named.map((photo) => (
            <li key={photo.position}>
              <CircleAlert className="i i-18" aria-hidden="true" />
              <span>
                <b className="file-name">
                  <bdi>{photo.name}</bdi>
                </b>
                {photo.row === null ? null : ` (${t("pictures.row", { row: photo.row })})`}
                <br />
                {photoWords(t, form, photo)}
              </span>
            </li>
          ))}
        </ul>
        {more > 0 ? <p className="t14 c2">{t("pictures.more", { count: more })}</p> : null}
      </div>
    </section>
  );
}
