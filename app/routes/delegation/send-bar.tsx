import { useNavigation } from "@remix-run/react";
import { ListChecks, Send } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { useAwaited } from "#app/ui/use-hydrated.ts";

/** How many files are ticked, counted from the form itself; null until somebody ticks one. */
export function useTicks() {
  const [ticked, setTicked] = useState<number | null>(null);
  const of = (form: HTMLFormElement) => setTicked(new FormData(form).getAll("id").length);
  return { ticked, of, count: (event: FormEvent<HTMLFormElement>) => of(event.currentTarget) };
}

/** Under the list: sends the files that are ticked, and ticks all that only wait to be sent. */
export function SendBar({ ticks }: { ticks: ReturnType<typeof useTicks> }) {
  const { t } = useTranslation("nominee");
  const awaited = useAwaited();
  const busy = useNavigation().state === "submitting";
  const tickComplete = (form: HTMLFormElement | null) => {
    if (!form) return;
    for (const box of form.querySelectorAll<HTMLInputElement>("[data-complete]"))
      box.checked = true;
    ticks.of(form);
  };
  return (
    <div className="sendbar">
      <button
        className={`btn btn-3 btn-s${awaited}`}
        type="button"
        onClick={(event) => tickComplete(event.currentTarget.form)}
      >
        <ListChecks className="i i-16" aria-hidden="true" />
        {t("several.complete")}
      </button>
      <button
        className="btn btn-2 btn-s"
        type="submit"
        name="intent"
        value="send"
        aria-disabled={busy || undefined}
      >
        <Send className="i i-16" aria-hidden="true" />
        {ticks.ticked ? t("several.send", { count: ticks.ticked }) : t("several.sendTicked")}
      </button>
    </div>
  );
}
