import { Link, useParams, useSearchParams } from "@remix-run/react";
import { CircleAlert, Shield } from "lucide-react";
import { useTranslation } from "react-i18next";

import { fullName } from "#app/domain/nominee/display.ts";
import { formatDay } from "#app/domain/time/astana.ts";
import { queueSearch } from "#app/domain/vetting/queue-address.ts";
import type { QueueView } from "#app/domain/vetting/queue.ts";
import type { QueuePage } from "#app/server/vetting/queue-page.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { Flag } from "#app/ui/flag.tsx";
import { Portrait } from "#app/ui/portrait.tsx";
import { timeLeft } from "#app/ui/time-left.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** A file in the list: face, name, delegation and category, and how long its stage may still wait. */
export function QueueItem(props: {
  file: QueuePage["files"][number];
  view: QueueView;
  /** Files are being marked. */
  marking: boolean;
}) {
  const { file, view, marking } = props;
  const { t } = useTranslation(["accreditation", "several"]);
  const language = useLanguage();
  const { id } = useParams();
  const [search] = useSearchParams();
  const { category, left } = file;
  return (
    <li className={left ? `is-${left.state}` : undefined}>
      {marking ? (
        <label className="q-mark">
          <input
            type="checkbox"
            name="file"
            value={file.id}
            aria-label={t("several:markOne", { name: fullName(file) })}
          />
        </label>
      ) : null}
      <Link
        to={`/accreditation/${file.id}${queueSearch(search)}`}
        aria-current={file.id === id ? "page" : undefined}
        data-file={file.id}
      >
        <Portrait photoId={file.photoId} />
        <span className="who">
          <b title={fullName(file)}>{fullName(file)}</b>
          <span className="m">
            <Flag iso2={file.iso2} size="s" />
            <span className="iso">{file.code}</span>
            {category ? <CategoryTag letter={category.letter} label={category.name} /> : null}
            {left?.state === "late" ? (
              <span className="row c-bad">
                <CircleAlert className="i i-14" aria-hidden="true" />
                {t("queue.lateNote")}
              </span>
            ) : category?.twoPerson ? (
              <span className="row">
                <Shield className="i i-14" aria-hidden="true" />
                {t("queue.twoPersons")}
              </span>
            ) : null}
          </span>
        </span>
        <span className="age">
          {view === "returned" || view === "held" ? (
            t("queue.away", { date: formatDay(file.changedAt, language) })
          ) : (
            <>
              {left ? <b>{timeLeft(t, left)}</b> : null}
              {file.stage}
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
