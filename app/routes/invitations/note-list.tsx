import { FileText } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ListedNote } from "#app/server/note/list.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Flag } from "#app/ui/flag.tsx";

/** The notes that were registered, each with its PDF. */
export function NoteList({ notes }: { notes: readonly ListedNote[] }) {
  const { t } = useTranslation("invitation");
  return (
    <section className="card" aria-labelledby="notes-title">
      <div className="card-h">
        <h2 className="h-sub" id="notes-title">
          {t("office.notes")}
        </h2>
        <span className="count">{notes.length}</span>
      </div>
      {notes.length === 0 ? (
        <EmptyState title={t("office.noNotes")} />
      ) : (
        <ul className="people-list">
          {notes.map((note) => (
            <li key={note.id}>
              <div className="who">
                <b className="w6">{note.number}</b>
                <span className="t13 c2">{note.date}</span>
              </div>
              <span className="how t13 c2">
                <span>
                  <Flag iso2={note.delegation.iso2} size="s" /> {note.delegation.name}
                </span>
              </span>
              <span className="acts">
                {note.paperId ? (
                  <a
                    className="btn btn-2 btn-s"
                    href={`/papers/${note.paperId}`}
                    download
                    aria-label={`${t("office.open")}: ${note.number}`}
                  >
                    <FileText className="i i-16" aria-hidden="true" />
                    {t("office.open")}
                  </a>
                ) : (
                  <span className="t13 c2">{t("office.withoutFile")}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
