import { CircleCheck, FileText, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { NoteStanding } from "#app/server/note/match.server.ts";

type Props = { note: NoteStanding; leadsToPaper: boolean };

/** Whether the delegation's note names this person, and on which line. */
export function NoteCard({ note, leadsToPaper }: Props) {
  const { t } = useTranslation("note");
  const named = note.kind === "named";
  const Icon = named ? CircleCheck : TriangleAlert;
  const number = note.kind === "none" ? "" : note.number;
  return (
    <section className="card" aria-labelledby="note-title">
      <div className="card-h">
        <h2 className="h-sub" id="note-title">
          {t("officer.title")}
        </h2>
      </div>
      <ul className="chk">
        <li>
          <Icon className={`i ${named ? "c-ok" : "c-warn"}`} aria-hidden="true" />
          <span>
            {t(`officer.${note.kind}`, { number })}
            {"line" in note && note.line ? (
              <span className="t13 c2 note-line">
                <bdi>{note.line}</bdi>
              </span>
            ) : null}
            {"counts" in note ? (
              <span className="t13 c2 note-line">{t("officer.counts", note.counts)}</span>
            ) : null}
          </span>
          {note.kind === "none" || !leadsToPaper ? (
            <span />
          ) : (
            <a href={`/papers/${note.paperId}`} download aria-label={`${t("download")}: ${number}`}>
              <FileText className="i i-18" aria-hidden="true" />
            </a>
          )}
        </li>
      </ul>
    </section>
  );
}
