import "#app/ui/styles/gates.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { gatePagesFor } from "#app/domain/access/home.ts";
import { astanaDay, formatDay } from "#app/domain/time/astana.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { bringInPaper } from "#app/server/supervision/paper.server.ts";
import { placesIn } from "#app/server/supervision/places.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { GatesTabs } from "#app/ui/supervision/gates-tabs.tsx";

import { FIELD_OF, readPaper } from "./form.ts";
import { ListForm } from "./list-form.tsx";
import { PaperForm } from "./paper-form.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const { searchParams } = new URL(request.url);
  const today = astanaDay(await summitNow());
  const summitDays = (await summitDefinition()).days.toSorted();
  const days = [...new Set([...summitDays, today])].filter((day) => day <= today);
  const named = (day: string) => ({ day, name: formatDay(day, language) });
  return {
    title: translator(language, "supervision")("paper.title"),
    tabs: gatePagesFor(requireViewer(context).roles),
    today,
    days: days.toSorted().map(named),
    printable: summitDays.map(named),
    gates: (await placesIn(language)).gates,
    done: searchParams.has("lines")
      ? { lines: Number(searchParams.get("lines")), added: Number(searchParams.get("added")) }
      : null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.title} · Shanyrak` : "Shanyrak" },
];

export async function action({ request, context }: ActionFunctionArgs) {
  const paper = await readPaper(await request.formData());
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const done = await bringInPaper(paper, by);
  if (!done.ok) return data({ paper, problem: done.error }, { status: 422 });
  const { lines, added } = done.value;
  return redirect(`/gates/paper?lines=${lines}&added=${added}`);
}

/** Brings in what a guard wrote on paper while there was no power. */
export default function Paper() {
  const { tabs, today, days, printable, gates, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("supervision");
  const field = refused ? FIELD_OF[refused.problem.kind] : "";
  const faults = refused?.problem.kind === "faults" ? refused.problem.faults : [];
  return (
    <main className="gates">
      <GatesTabs tabs={tabs} />
      <h1 className="h-page">{t("paper.title")}</h1>
      <p className="c2">{t("paper.lead")}</p>
      {refused ? (
        <ErrorSummary
          title={t(`refusal.${refused.problem.kind}`)}
          errors={
            faults.length > 0
              ? faults.map(({ line, text, problem }) => ({
                  field,
                  message: `${t("paper.line", { line, text })} · ${t(`fault.${problem}`)}`,
                }))
              : [{ field, message: t(`refusal.${refused.problem.kind}`) }]
          }
        />
      ) : null}
      {done && !refused ? <Notice kind="ok">{t("paper.done", done)}</Notice> : null}
      <PaperForm
        key={done ? `${done.lines} ${done.added}` : ""}
        gates={gates}
        days={days}
        today={today}
        typed={refused?.paper}
        problem={refused && { field, text: t(`refusal.${refused.problem.kind}`) }}
      />
      <ListForm {...{ gates, days: printable, today }} />
    </main>
  );
}
