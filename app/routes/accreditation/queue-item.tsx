import type { TFunction } from "i18next";
import { CircleAlert, Shield } from "lucide-react";
import { memo } from "react";

import { fullName } from "#app/domain/nominee/display.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { formatDay } from "#app/domain/time/astana.ts";
import type { QueueView } from "#app/domain/vetting/queue.ts";
import type { QueuePage } from "#app/server/vetting/queue-page.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { Flag } from "#app/ui/flag.tsx";
import { Portrait } from "#app/ui/portrait.tsx";
import { timeLeft } from "#app/ui/time-left.ts";
import type { useFollow } from "#app/ui/use-follow.ts";

type Props = {
  file: QueuePage["files"][number];
  view: QueueView;
  /** Files are being marked. */
  marking: boolean;
  /** It is the one that is open. */
  isOpen: boolean;
  /** The queue's parameters, `?…` or empty. */
  search: string;
  t: TFunction<["accreditation", "several"]>;
  language: Language;
  follow: ReturnType<typeof useFollow>;
};

/**
 * A file in the list: face, name, delegation and category, and how long its stage may still wait. Drawn anew only when
 * something of it changed: a list of fifty is asked for at each turn of a decision.
 */
export const QueueItem = memo(
  Item,
  (before, after) =>
    looksAlike(before.file, after.file) && REST.every((name) => before[name] === after[name]),
);

const REST = ["view", "marking", "isOpen", "search", "t", "language", "follow"] as const;

/** Whether two readings of a file show the same row. */
function looksAlike(one: Props["file"], other: Props["file"]): boolean {
  if (one === other) return true;
  const [left, right] = [shownOf(one), shownOf(other)];
  return left.every((part, at) => part === right[at]);
}

const shownOf = (file: Props["file"]) => [
  ...[file.id, fullName(file), file.photoId, file.iso2, file.code, file.stage],
  ...[file.category?.letter, file.category?.name, file.category?.twoPerson],
  ...[file.left?.state, file.left?.days, file.left?.hours, file.left?.minutes],
  file.changedAt.getTime(),
];

function Item(props: Props) {
  const { file, view, marking, isOpen, search, t, language, follow } = props;
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
      <a
        href={`/accreditation/${file.id}${search}`}
        aria-current={isOpen ? "page" : undefined}
        data-file={file.id}
        // As `Link` says it: the way is asked for now, not when the decision has been made and the officer waits.
        data-discover="true"
        onClick={follow}
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
      </a>
    </li>
  );
}
