import "#app/ui/styles/floor.css";

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { formText } from "#app/server/platform/form-text.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { type FloorMove, moveFloor } from "#app/server/precedence/floor.server.ts";
import { floorView } from "#app/server/precedence/floor-view.server.ts";
import { translator } from "#app/text/translator.ts";
import { useSessionNews } from "#app/ui/precedence/use-session-news.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { AstanaClock } from "#app/ui/shell/astana-clock.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";

import { Buttons } from "./buttons.tsx";
import { Countdown } from "./countdown.tsx";
import { Speaker } from "./speaker.tsx";

export const handle = { shell: "gate" };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const floor = await floorView(params.session ?? "");
  if (!floor) throw new Response(null, { status: 404 });
  const title = `${translator(context.language, "precedence")("floor.title")} · ${floor.title[context.language]}`;
  return { floor, now: (await summitNow()).getTime(), title };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = requireViewer(context);
  const session = params.session ?? "";
  const form = await request.formData();
  const move = readMove(form);
  const t = translator(context.language, "precedence");
  if (!move) return data({ message: t("error.malformed") }, { status: 400 });
  const moved = await moveFloor(officer, session, move, formText(form, "upon") || null);
  if (!moved.ok) return data({ message: t(`error.${moved.error}`) }, { status: 409 });
  return redirect(`/precedence/${encodeURIComponent(session)}/clock`);
}

function readMove(form: FormData): FloorMove | null {
  switch (formText(form, "move")) {
    case "next":
      return { kind: "next", to: formText(form, "to") || null };
    case "extend":
      return { kind: "extend" };
    case "end":
      return { kind: "end" };
    default:
      return null;
  }
}

/** Who has the floor and for how long, to be read from three metres; the same on every screen within two seconds. */
export default function ChairsClock() {
  const { floor, now } = useLoaderData<typeof loader>();
  const refused = useAnswer<typeof action>();
  const { t } = useTranslation("precedence");
  const language = useLanguage();
  const lost = useSessionNews(floor.session);
  return (
    <main className="floor" id="main">
      <header className="floor-head">
        <Link to={`/precedence/${floor.session}?list=speakers`}>{floor.title[language]}</Link>
        <AstanaClock now={now} />
      </header>
      {refused || lost ? (
        <p className="floor-alert" role="alert">
          {refused ? refused.message : t("floor.lost")}
        </p>
      ) : null}
      <section className="floor-now">
        {floor.running ? (
          <>
            <Speaker who={floor.running.who} language={language} />
            <Countdown key={floor.running.turn.id} turn={floor.running.turn} now={now} />
          </>
        ) : (
          <p className="floor-nobody">{t("floor.nobody")}</p>
        )}
      </section>
      <Buttons floor={floor} language={language} />
    </main>
  );
}
