import "../../ui/styles/bilateral-requests.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Holder } from "#app/domain/bilateral/availability.ts";
import { BLOCK_KINDS } from "#app/domain/bilateral/kinds.ts";
import { readWindows } from "#app/domain/bilateral/windows.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import { blockRoom, freeRoom, roomSettings } from "#app/server/bilateral/room/block-room.server.ts";
import { changeRoom } from "#app/server/bilateral/room/change-room.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";
import { readTypedWindows } from "#app/ui/meeting/wish-fields.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { BlockForm, Blocks } from "./blocks.tsx";
import { RoomForm } from "./room-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

const DEEDS = ["saved", "blocked", "freed"] as const;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const settings = await roomSettings(params.id ?? "", await summitNow());
  if (!settings) throw new Response(null, { status: 404 });
  const { zones } = await summitDefinition();
  const { searchParams } = new URL(request.url);
  return {
    ...settings,
    zones: zones.map(({ number, name }) => ({
      id: String(number),
      text: `${number}, ${name[context.language]}`,
    })),
    did: DEEDS.find((deed) => deed === searchParams.get("did")),
    unfit: Number(searchParams.get("unfit") ?? 0),
    /** What a block that was just freed was, so that it can be put back. */
    freed: searchParams.get("was"),
    title: `${settings.room.name[context.language]} · Shanyrak`,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const roomId = params.id ?? "";
  const now = await summitNow();
  const by = { actor: requireViewer(context).accountId, now };
  const settings = await roomSettings(roomId, now);
  if (!settings) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const back = (query: string) => redirect(`/bilaterals/rooms/${roomId}?${query}`);
  const t = translator(context.language, "request");
  switch (form.get("intent")) {
    case "free": {
      const was = await freeRoom(formText(form, "block"), by);
      if (!was) return back("");
      const { from, until } = was.during;
      return back(
        `did=freed&was=${encodeURIComponent([was.kind, from, until, was.title].join(" "))}`,
      );
    }
    case "back": {
      const [kind, from, until, ...title] = formText(form, "was").split(" ");
      const during = { from: Number(from), until: Number(until) };
      const known = BLOCK_KINDS.find((each) => each === kind);
      if (!known || !(during.from < during.until)) return back("");
      const done = await blockRoom({ roomId, kind: known, title: title.join(" "), during }, by);
      return done.ok ? back("did=blocked") : data({ problems: [takenText()] }, { status: 409 });
    }
    case "block": {
      const read = readWindows(readTypedWindows(form), settings.days, 0);
      const kind = BLOCK_KINDS.find((each) => each === form.get("kind"));
      const during = read.ok ? read.value[0] : undefined;
      if (!during || !kind) return data({ problems: [t("room.problem.window")] }, { status: 422 });
      const title = formText(form, "title").slice(0, 200);
      const done = await blockRoom({ roomId, kind, title, during }, by);
      if (done.ok) return back("did=blocked");
      const { error } = done;
      if (error.kind === "unknown") throw new Response(null, { status: 404 });
      const holder = nameOfHolder(error.by, context.language);
      const hours = { from: hour(error.during.from), until: hour(error.during.until) };
      return data({ problems: [t("room.problem.taken", { holder, ...hours })] }, { status: 409 });
    }
    default: {
      const text = (name: string) => formText(form, name);
      const done = await changeRoom(
        roomId,
        Number(form.get("version")),
        {
          seats: text("seats"),
          booths: text("booths"),
          zone: text("zone"),
          setupMinutes: text("setupMinutes"),
          turnoverMinutes: text("turnoverMinutes"),
          opens: text("opens"),
          closes: text("closes"),
          press: form.get("press") === "on",
        },
        by,
      );
      if (done.ok) return back(`did=saved&unfit=${done.value}`);
      const { error } = done;
      if (error.kind === "unknown") throw new Response(null, { status: 404 });
      const problems =
        error.kind === "problems"
          ? error.problems.map((problem) => t(`room.problem.${problem}`))
          : [error.kind === "clash" ? takenText() : t("room.problem.changed_meanwhile")];
      return data({ problems }, { status: error.kind === "problems" ? 422 : 409 });
    }
  }

  function takenText(): string {
    return translator(context.language, "bilateral")("refused.clash.room_never_double_booked");
  }
}

const hour = (instant: number): string => astanaTime(new Date(instant));

function nameOfHolder(by: Holder | null, language: Language): string {
  const t = translator(language, "bilateral");
  if (!by) return "—";
  if (by.kind === "meeting") return by.sides.map((side) => side.toUpperCase()).join(" – ");
  return by.kind === "programme" ? by.title[language] : by.title || t(`block.${by.block}`);
}

/** One room: what it has, when it is open, and when it is taken away from meetings. */
export default function RoomSettingsPage() {
  const { room, days, blocks, zones, did, unfit, freed } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const { t } = useTranslation("request");
  const language = useLanguage();
  return (
    <main className="page asks">
      <p className="t14">
        <Link className="row" to="/bilaterals/rooms">
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("protocol.rooms")}
        </Link>
      </p>
      <h1 className="h-page">{room.name[language]}</h1>
      {given ? <Notice kind="bad">{given.problems.join(". ")}</Notice> : null}
      {did && !given ? <Notice kind="ok">{t(`room.${did}`)}</Notice> : null}
      {unfit > 0 && !given ? (
        <Notice kind="warn">{t("room.unfit", { count: unfit })}</Notice>
      ) : null}
      <div className="asks-columns">
        <div className="asks-lists">
          <Blocks blocks={blocks} freed={did === "freed" ? freed : null} />
          <BlockForm days={days} />
        </div>
        <RoomForm room={room} zones={zones} />
      </div>
    </main>
  );
}
