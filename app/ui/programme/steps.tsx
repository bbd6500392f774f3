import { Form, Link } from "@remix-run/react";
import { Plus, Redo2, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { EditorView } from "#app/server/programme/editor-view.server.ts";

/** What is done to the draft as a whole: a new item, and the editor's own steps back and forward. */
export function Steps({ steps }: Pick<EditorView, "steps">) {
  const { t } = useTranslation("programme");
  return (
    <div className="draft-steps">
      <Link className="btn btn-2" to="/editor/programme?new=1#item-title">
        <Plus className="i i-18" aria-hidden="true" />
        {t("edit.newItem")}
      </Link>
      <Step intent="undo" title={steps.undo} />
      <Step intent="redo" title={steps.redo} />
    </div>
  );
}

function Step({ intent, title }: { intent: "undo" | "redo"; title: string | null }) {
  const { t } = useTranslation("programme");
  const nothing = intent === "undo" ? t("edit.nothingToUndo") : t("edit.nothingToRedo");
  const label = title === null ? nothing : t(`edit.${intent}What`, { title });
  const Icon = intent === "undo" ? Undo2 : Redo2;
  return (
    <Form method="post" action="/editor/programme">
      <button
        className="iconbtn"
        name="intent"
        value={intent}
        disabled={title === null}
        title={label}
        aria-keyshortcuts={intent === "undo" ? "Control+Z" : "Control+Shift+Z"}
      >
        <Icon className="i" aria-hidden="true" />
        <span className="vh">{label}</span>
      </button>
    </Form>
  );
}
