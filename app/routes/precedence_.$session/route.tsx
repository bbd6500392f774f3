import "#app/ui/styles/precedence.css";

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Timer } from "lucide-react";
import { useTranslation } from "react-i18next";

import { LISTS, type ListName } from "#app/domain/precedence/policy.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { isOrder, listView } from "#app/server/precedence/view.server.ts";
import { translator } from "#app/text/translator.ts";
import { useSessionNews } from "#app/ui/precedence/use-session-news.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { act, refuse, type Refused } from "./act.server.ts";
import { Done } from "./done.tsx";
import { EditPanel } from "./edit-panel.tsx";
import { readRequest } from "./form.ts";
import { Hands } from "./hands.tsx";
import { ListTable } from "./list-table.tsx";
import { OrderBar } from "./order-bar.tsx";
import { Papers } from "./papers.tsx";
import { Picture } from "./picture.tsx";

const listIn = (search: URLSearchParams, kind: string): ListName =>
  LISTS.find((list) => list === search.get("list")) ?? (kind === "photo" ? "photo" : "speakers");

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const id = params.session ?? "";
  const wished = searchParams.get("order");
  const list = listIn(searchParams, id);
  const view = await listView(id, list, isOrder(wished) ? wished : null);
  if (!view) throw new Response(null, { status: 404 });
  const title = view.item.title[context.language];
  return {
    view,
    editing: searchParams.get("edit"),
    done: searchParams.get("done"),
    doneId: searchParams.get("id"),
    title: `${title} · ${translator(context.language, "precedence")("title")}`,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = requireViewer(context);
  const id = params.session ?? "";
  const address = new URL(request.url);
  const asked = readRequest(await request.formData());
  if (!asked.ok) return refuse("malformed", context.language);
  const view = await listView(id, listIn(address.searchParams, id), null);
  if (!view) throw new Response(null, { status: 404 });
  const where = { address, places: view.places.length, language: context.language };
  return act(officer, id, asked.value, where);
}

/** One list of a session: who stands where and why, what was given by hand, and how to change it. */
export default function SessionOrder() {
  const { view, editing, done, doneId } = useLoaderData<typeof loader>();
  const refused: Refused | undefined = useAnswer<typeof action>();
  const { t } = useTranslation("precedence");
  const language = useLanguage();
  const { item, list } = view;
  useSessionNews(item.id);
  const names = new Map(view.names);
  const edited = view.names.find(([id]) => id === editing);
  return (
    <main className="page precedence">
      <header className="edit-head">
        <div>
          <p className="t14">
            <Link to="/precedence">{t("backToSessions")}</Link>
          </p>
          <h1 className="h-page">{item.title[language]}</h1>
          <p className="c2">
            {formatDate(item.day, language)}
            {item.startsAt && item.endsAt
              ? `, ${astanaTime(new Date(item.startsAt))}–${astanaTime(new Date(item.endsAt))}`
              : `, ${t("hourUnknown")}`}
            {item.room ? `, ${item.room.name[language]}` : ""}
          </p>
        </div>
        <Link className="btn btn-2" to={`/precedence/${item.id}/clock`}>
          <Timer className="i i-18" aria-hidden="true" />
          {t("clock")}
        </Link>
      </header>
      <nav className="tabs" aria-label={t("list.label")}>
        {LISTS.map((each) => (
          <Link key={each} to={`?list=${each}`} aria-current={each === list ? "page" : undefined}>
            {t(`list.${each}`)}
          </Link>
        ))}
      </nav>
      <p className="c2 prec-about">{t(`about.${list}`)}</p>
      <Done {...{ view, done, id: doneId, language }} />
      <OrderBar
        view={view}
        language={language}
        error={refused?.field === "drawn" ? refused.message : undefined}
      />
      {edited ? (
        <EditPanel
          key={edited[0]}
          id={edited[0]}
          name={edited[1]}
          {...{ view, refused, language }}
        />
      ) : null}
      <Picture view={view} language={language} />
      <ListTable {...{ view, names, language }} editing={editing} />
      <div className="prec-foot">
        <Hands view={view} names={names} language={language} />
        <Papers item={item.id} language={language} />
      </div>
    </main>
  );
}
