import "#app/ui/styles/programme-editor.css";
import "#app/ui/styles/programme-timetable.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { formatDay, weekday } from "#app/domain/time/astana.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { timetableView } from "#app/server/programme/timetable.server.ts";
import { translator } from "#app/text/translator.ts";
import { useUndoKeys } from "#app/ui/board/use-undo-keys.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Steps } from "#app/ui/programme/steps.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { Board } from "./board.tsx";
import { type Answer, carryOut, parseOrder } from "./order.server.ts";
import { useCarry } from "./use-carry.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const day = new URL(request.url).searchParams.get("day");
  return {
    view: await timetableView(requireViewer(context), day, context.language),
    title: `${translator(context.language, "programme")("timetable.title")} · Shanyrak`,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const order = parseOrder(await request.formData());
  const t = translator(context.language, "programme");
  if (!order.ok) return data<Answer>({ refused: [t("edit.error.malformed")] }, { status: 400 });
  return carryOut(order.value, { actor, now: await summitNow() }, context.language);
}

/** A day of the draft with rooms as columns: sessions are carried in time and between rooms, by mouse or by keys. */
export default function TimetablePage() {
  const { view } = useLoaderData<typeof loader>();
  const answer: Answer | undefined = useActionData<typeof action>();
  const { t } = useTranslation("programme");
  const language = useLanguage();
  const carry = useCarry(view);
  const here = `/editor/programme/timetable?day=${view.day}`;
  useUndoKeys(carry.order);
  return (
    <main className="timetable" {...carry.listeners}>
      <div className="tt-head">
        <h1 className="h-page">{t("timetable.title")}</h1>
        <nav className="seg" aria-label={t("days")}>
          {view.days.map((day) => (
            <Link
              key={day}
              to={`/editor/programme/timetable?day=${day}`}
              aria-current={day === view.day ? "page" : undefined}
            >
              {weekday(day, language)}, {formatDay(day, language)}
            </Link>
          ))}
        </nav>
        <div className="draft-steps">
          <Steps steps={view.steps} action={here} />
          <Link className="btn btn-2" to="/editor/programme">
            {t("timetable.list")}
          </Link>
        </div>
      </div>
      <p className="c2 t14">{t("timetable.hint")}</p>
      <div aria-live="polite">{answer ? <Outcome answer={answer} action={here} /> : null}</div>
      <Board view={view} carry={carry} />
      <p className={carry.said ? "tt-say" : "vh"} role="status">
        {carry.said}
      </p>
    </main>
  );
}

/** What was done, with the way back; or why nothing was. */
function Outcome({ answer, action: here }: { answer: Answer; action: string }) {
  const { t } = useTranslation("programme");
  if ("refused" in answer)
    return (
      <Notice kind="bad">
        {answer.refused.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    );
  const { done, warnings, stepId, way } = answer;
  const back = way === "undo" ? "redo" : "undo";
  return (
    <Notice kind={warnings.length > 0 ? "warn" : "ok"}>
      <p>{done}</p>
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      {stepId === null ? null : (
        <Form method="post" action={here} preventScrollReset>
          <input type="hidden" name="step" value={stepId} />
          <button className="btn btn-3 btn-s" name="intent" value={back}>
            {t(`edit.${back}`)}
          </button>
        </Form>
      )}
    </Notice>
  );
}
