import { Form, Link, useNavigation } from "@remix-run/react";
import { Check, Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ImportPage } from "#app/server/import/import-page.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { PhotosNotTaken } from "./photos-not-taken.tsx";
import { RowTable } from "./row-table.tsx";

type Shown = { page: ImportPage; preview: NonNullable<ImportPage["preview"]> };

/** What a list holds, before anything of it is saved. */
export function Preview({ page, preview }: Shown) {
  const { t } = useTranslation("import");
  const { counts, photos } = preview;
  const { list, photos: archive } = page.names;
  const sums = [
    t("preview.new", { count: counts.new }),
    ...(counts.faulty > 0 ? [t("preview.faulty", { count: counts.faulty })] : []),
    ...(counts.present > 0 ? [t("preview.present", { count: counts.present })] : []),
    ...(counts.left_out > 0 ? [t("preview.left_out", { count: counts.left_out })] : []),
    ...(photos.total > 0 ? [t("preview.photos", photos)] : []),
  ];
  return (
    <>
      <header>
        <h1 className="h-page">{t("preview.title")}</h1>
        <p className="c2 file-name">
          {archive ? t("preview.files", { list, photos: archive }) : t("preview.file", { list })}
        </p>
        <p className="import-sums">{sums.join(" · ")}</p>
      </header>
      {page.unknown.length > 0 ? (
        <Notice kind="info">
          {t("preview.unknownColumns", { list: page.unknown.join(", ") })}
        </Notice>
      ) : null}
      <Verdict page={page} preview={preview} />
      <Quotas preview={preview} />
      <RowTable page={page} preview={preview} />
      <PhotosNotTaken photos={preview.refusedPhotos} />
    </>
  );
}

/** What can be done now: save, or mend first. */
function Verdict({ page, preview }: Shown) {
  const { t } = useTranslation("import");
  const { state } = useNavigation();
  const { counts } = preview;
  const look = state === "idle" ? "btn btn-1" : "btn btn-1 btn-busy";
  return (
    <section className="card">
      <div className="card-b import-verdict">
        {counts.faulty > 0 ? (
          <Notice kind="warn">
            <b>{t("preview.faultyTitle", { count: counts.faulty })}</b>
            <p>{t("preview.faultyText")}</p>
          </Notice>
        ) : (
          <p>{counts.new > 0 ? t("preview.drafts") : t("preview.nothing")}</p>
        )}
        <Form method="post" className="row import-acts">
          {counts.faulty > 0 ? (
            <>
              <a className="btn btn-1" href={`/delegation/import/${page.id}/mend.xlsx`}>
                <Download className="i i-18" aria-hidden="true" />
                {t("preview.mend")}
              </a>
              <button className="btn btn-2" name="intent" value="leave_out">
                {t("preview.leaveOut", { count: counts.faulty })}
              </button>
            </>
          ) : counts.new > 0 ? (
            <button className={look} name="intent" value="confirm">
              {state === "idle" ? (
                <Check className="i i-18" aria-hidden="true" />
              ) : (
                <span className="spin" aria-hidden="true" />
              )}
              {t("preview.confirm", { count: counts.new })}
            </button>
          ) : (
            <Link className="btn btn-1" to="/delegation">
              {t("toPeople")}
            </Link>
          )}
          <button className="btn btn-3" name="intent" value="cancel">
            {t("cancel")}
          </button>
        </Form>
        <p className="t13 c2">{t("preview.kept", page.kept)}</p>
      </div>
    </section>
  );
}

/** Drafts take no place; sending them would. */
function Quotas({ preview }: Pick<Shown, "preview">) {
  const { t } = useTranslation("import");
  if (preview.quotas.length === 0) return null;
  return (
    <section className="card" aria-labelledby="quota-title">
      <div className="card-b">
        <h2 className="h-sub" id="quota-title">
          {t("quota.title")}
        </h2>
        <ul className="import-quotas">
          {preview.quotas.map(({ id, letter, name, wanted, free }) => (
            <li key={id} className={wanted > free ? "c-warn" : undefined}>
              <CategoryTag letter={letter} />
              <b>{name}</b>
              <span>
                {wanted > free
                  ? t("quota.over", { wanted, free, count: wanted - free })
                  : t("quota.fits", { wanted, free })}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
