import { Form } from "@remix-run/react";
import { Redo2, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";

/** The editor's own steps back and forward, each with what it would turn. */
export function Steps({
  steps,
  action,
}: {
  /** Titles of the items; null where there is nothing to turn. */
  steps: Readonly<Record<"undo" | "redo", string | null>>;
  /** Where the order is sent: the page that they stand on. */
  action: string;
}) {
  return (["undo", "redo"] as const).map((intent) => (
    <Form key={intent} method="post" action={action} preventScrollReset>
      <Step intent={intent} title={steps[intent]} />
    </Form>
  ));
}

function Step({ intent, title }: { intent: "undo" | "redo"; title: string | null }) {
  const { t } = useTranslation("programme");
  const nothing = intent === "undo" ? t("edit.nothingToUndo") : t("edit.nothingToRedo");
  const label = title === null ? nothing : t(`edit.${intent}What`, { title });
  const Icon = intent === "undo" ? Undo2 : Redo2;
  return (
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
  );
}
