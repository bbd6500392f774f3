import "../../ui/styles/bilateral-frame.css";
import "../../ui/styles/bilateral-tray.css";
import "../../ui/styles/bilateral-board.css";
import "../../ui/styles/bilateral-cards.css";
import "../../ui/styles/bilateral-plan.css";
import "../../ui/styles/bilateral-phone.css";
import "../../ui/styles/meeting-day.css";
import "../../ui/styles/bilateral-print.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useCallback, useMemo } from "react";

import { astanaInstant } from "#app/domain/time/astana.ts";
import { nextTurns } from "#app/server/bilateral/board-step.server.ts";
import { boardView } from "#app/server/bilateral/board-view.server.ts";
import { carryOut, type Done } from "#app/server/bilateral/carry-out.server.ts";
import { plansView } from "#app/server/bilateral/proposal/plans-view.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { type Refusal as Refused, useWords } from "#app/ui/bilateral/use-words.ts";
import { useAnswer } from "#app/ui/use-answer.ts";

import { Board } from "./board.tsx";
import { CarrySay } from "./carry/carried-card.tsx";
import { useCarry } from "./carry/use-carry.ts";
import { columnsOf } from "./columns.ts";
import { DayBar } from "./day-bar.tsx";
import { parseOrder } from "./form.ts";
import { boardHref, lookingAt } from "./links.ts";
import { DoneToast, Refusal } from "./outcome.tsx";
import { Panel } from "./panel.tsx";
import { type Part, Parts } from "./parts.tsx";
import { PlanPanel, usePlans } from "./plan-panel.tsx";
import { Tray } from "./tray.tsx";
import { useBoardNews } from "./use-board-news.ts";
import { useUndoKeys } from "#app/ui/board/use-undo-keys.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId } = requireViewer(context);
  const day = new URL(request.url).searchParams.get("day");
  const view = await boardView(await summitNow(), day);
  return {
    view,
    plans: await plansView(view),
    next: await nextTurns(accountId),
    title: `${translator(context.language, "bilateral")("title")} · Shanyrak`,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = requireViewer(context);
  const order = parseOrder(await request.formData());
  if (!order.ok) return refuse({ kind: order.error, requestId: null });
  const result = await carryOut(order.value, { actor: accountId, now: await summitNow() });
  return result.ok ? { done: result.value } : refuse(result.error);
}

const refuse = (refused: Refused) => data({ refused }, { status: 409 });

export default function BilateralsPage() {
  const { view, next, plans: first } = useLoaderData<typeof loader>();
  const answer: { done: Done } | { refused: Refused } | undefined = useAnswer<typeof action>();
  const [search] = useSearchParams();
  const address = search.toString();
  const looking = useMemo(
    () => lookingAt(new URLSearchParams(address), view.day),
    [address, view.day],
  );
  const { axis } = looking;
  const words = useWords(view);
  const { plans } = usePlans(first);
  const compared = plans.find(({ id }) => id === looking.plan);
  const columns = useMemo(
    () => columnsOf(view, axis, compared?.changes),
    [view, axis, compared?.changes],
  );
  const hrefOf = useCallback((request: string) => boardHref(looking, { request }), [looking]);
  const carry = useCarry(view, axis, words);
  useUndoKeys(carry.order);
  useBoardNews();
  const chosen = view.requests.find(({ id }) => id === search.get("request"));
  const suggested = chosen && !chosen.meeting ? suggestion(search, view.day) : undefined;
  const asked = search.get("view");
  const part: Part = chosen ? "panel" : asked === "tray" || asked === "plan" ? asked : "rooms";
  return (
    <div className="bilaterals" data-part={part} {...carry.listeners}>
      <DayBar {...{ view, looking, next, words }} />
      <Parts {...{ part, looking, words }} unplaced={view.unplaced.length} />
      <div className="answer">
        {answer && "refused" in answer ? (
          <Refusal view={view} words={words} refused={answer.refused} />
        ) : null}
      </div>
      <div className="app">
        <div className="tray">
          {chosen ? <Panel request={chosen} {...{ suggested, view, looking, words }} /> : null}
          <Tray {...{ view, looking, words, chosen }} changes={compared?.changes ?? []} />
        </div>
        <Board {...{ view, axis, columns, words, carry, chosen, suggested, hrefOf }} />
        <PlanPanel {...{ plans, view, looking }} />
      </div>
      <CarrySay store={carry.store} words={words} />
      {answer && "done" in answer ? (
        <DoneToast view={view} words={words} done={answer.done} />
      ) : null}
    </div>
  );
}

/** The place that a link of the tray suggests, if its address can be read. */
function suggestion(search: URLSearchParams, day: string) {
  const [roomId, time] = [search.get("room"), search.get("time")];
  if (!roomId || !time || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  return { roomId, start: astanaInstant(`${day}T${time}`).getTime() };
}
