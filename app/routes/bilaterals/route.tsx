import "../../ui/styles/bilateral-frame.css";
import "../../ui/styles/bilateral-tray.css";
import "../../ui/styles/bilateral-board.css";
import "../../ui/styles/bilateral-phone.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { astanaInstant } from "#app/domain/time/astana.ts";
import { boardView } from "#app/server/bilateral/board-view.server.ts";
import { carryOut, type Done } from "#app/server/bilateral/carry-out.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { type Refusal as Refused, useWords } from "#app/ui/bilateral/use-words.ts";

import { Board } from "./board.tsx";
import { DayBar } from "./day-bar.tsx";
import { parseOrder } from "./form.ts";
import { boardHref } from "./links.ts";
import { DoneToast, Refusal } from "./outcome.tsx";
import { Panel } from "./panel.tsx";
import { Tray } from "./tray.tsx";
import { useBoardNews } from "./use-board-news.ts";
import { useCarry } from "./use-carry.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const day = new URL(request.url).searchParams.get("day");
  const view = await boardView(await summitNow(), day);
  return { view, title: `${translator(context.language, "bilateral")("title")} · Shanyrak` };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = requireViewer(context);
  const form = await request.formData();
  const order = parseOrder(form);
  if (!order.ok) return refuse({ kind: order.error, requestId: null });
  const result = await carryOut(order.value, { actor: accountId, now: await summitNow() });
  return result.ok ? { done: result.value } : refuse(result.error);
}

const refuse = (refused: Refused) => data({ refused }, { status: 409 });

export default function BilateralsPage() {
  const { view } = useLoaderData<typeof loader>();
  const answer: { done: Done } | { refused: Refused } | undefined = useActionData<typeof action>();
  const [search] = useSearchParams();
  const words = useWords(view);
  const carry = useCarry(view, words);
  useBoardNews();
  const chosen = view.requests.find(({ id }) => id === search.get("request"));
  const suggested = chosen && !chosen.meeting ? suggestion(search, view.day) : undefined;
  const part = chosen ? "panel" : search.get("view") === "tray" ? "tray" : "rooms";
  return (
    <div className="bilaterals" data-part={part}>
      <DayBar view={view} words={words} />
      <nav className="parts seg" aria-label={words.t("board.views")}>
        <Link to={boardHref(view.day)} aria-current={part === "rooms" ? "page" : undefined}>
          {words.t("board.rooms")}
        </Link>
        <Link
          to={boardHref(view.day, { view: "tray" })}
          aria-current={part === "tray" ? "page" : undefined}
        >
          {words.t("tray.title")} <span className="count">{view.unplaced.length}</span>
        </Link>
      </nav>
      <div className="answer">
        {answer && "refused" in answer ? (
          <Refusal view={view} words={words} refused={answer.refused} />
        ) : null}
      </div>
      <div className="app">
        <div className="tray">
          {chosen ? <Panel request={chosen} {...{ suggested, view, words }} /> : null}
          <Tray {...{ view, words, carry, chosen }} />
        </div>
        <Board {...{ view, words, carry, chosen, suggested }} />
      </div>
      <p className={carry.say ? "carry-say" : "vh"} role="status">
        {carry.say}
      </p>
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
