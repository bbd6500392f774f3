import "#app/ui/styles/meeting-day.css";

import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import { formatDay } from "#app/domain/time/astana.ts";
import { isRoom, roomsPage } from "#app/server/bilateral/room/rooms-page.server.ts";
import { renewLink } from "#app/server/bilateral/secret-link.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { RoomCard } from "./room-card.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return {
    title: `${translator(context.language, "meeting")("rooms.title")} · Shanyrak`,
    page: await roomsPage(await summitNow(), searchParams.get("day")),
    renewed: searchParams.get("renewed"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const subject = formText(await request.formData(), "room");
  if (!(await isRoom(subject))) throw new Response(null, { status: 404 });
  await renewLink({ kind: "door_sign", subject }, by);
  return redirect(`/bilaterals/rooms?renewed=${subject}`);
}

/** Every room: the sign at its door, and of those for meetings the sheet and the sign on paper for a day. */
export default function RoomsPage() {
  const { page, renewed } = useLoaderData<typeof loader>();
  const { t } = useTranslation("meeting");
  const language = useLanguage();
  const again = page.rooms.find(({ id }) => id === renewed);
  return (
    <main className="page meetrooms">
      <p className="t14">
        <Link className="row" to={`/bilaterals?day=${page.day}`}>
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("day.back")}
        </Link>
      </p>
      <h1 className="h-page">{t("rooms.title")}</h1>
      <p className="c2">{t("rooms.lead")}</p>
      <nav className="seg" aria-label={t("rooms.days")}>
        {page.days.map((day) => (
          <Link key={day} to={`?day=${day}`} aria-current={day === page.day ? "page" : undefined}>
            {formatDay(day, language)}
          </Link>
        ))}
      </nav>
      <div aria-live="polite">
        {again ? (
          <Notice kind="ok">{t("rooms.renewed", { room: again.name[language] })}</Notice>
        ) : null}
      </div>
      <ul className="meetrooms-list">
        {page.rooms.map((room) => (
          <RoomCard key={room.id} room={room} day={page.day} />
        ))}
      </ul>
    </main>
  );
}
