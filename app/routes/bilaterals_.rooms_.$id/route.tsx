import "../../ui/styles/bilateral-requests.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
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
import { changeRoom, type RoomBefore } from "#app/server/bilateral/room/change-room.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";
import { readTypedWindows } from "#app/ui/meeting/wish-fields.ts";
import { Undoable } from "#app/ui/meeting/undoable.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { BlockForm, Blocks } from "./blocks.tsx";
import { RoomForm } from "./room-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const settings = await roomSettings(params.id ?? "", await summitNow());
  if (!settings) throw new Response(null, { status: 404 });
  const { zones } = await summitDefinition();
  return {
    ...settings,
    zones: zones.map(({ number, name }) => ({
      id: String(number),
      text: `${number}, ${name[context.language]}`,
    })),
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
  const t = translator(context.language, "request");
  switch (form.get("intent")) {
    case "free": {
      const was = await freeRoom(formText(form, "block"), by);
      if (!was) return data({ problems: [t("room.gone")] }, { status: 409 });
      const { kind, title, during } = was;
      const [from, until] = [String(during.from), String(during.until)];
      return data({ did: "freed", undo: { intent: "back", kind, title, from, until } } as const);
    }
    case "back": {
      const during = { from: Number(form.get("from")), until: Number(form.get("until")) };
      const kind = BLOCK_KINDS.find((each) => each === form.get("kind"));
      if (!kind || !(during.from < during.until))
        return data({ problems: [t("room.problem.window")] }, { status: 422 });
      const title = formText(form, "title").slice(0, 200);
      return blocked(await blockRoom({ roomId, kind, title, during }, by));
    }
    case "block": {
      const read = readWindows(readTypedWindows(form), settings.days, 0);
      const kind = BLOCK_KINDS.find((each) => each === form.get("kind"));
      const during = read.ok ? read.value[0] : undefined;
      if (!during || !kind) return data({ problems: [t("room.problem.window")] }, { status: 422 });
      const title = formText(form, "title").slice(0, 200);
      return blocked(await blockRoom({ roomId, kind, title, during }, by));
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
      if (done.ok) {
        const { unfit, before } = done.value;
        return data({ did: "saved", unfit, undo: undoOf(before) } as const);
      }
      const { error } = done;
      if (error.kind === "unknown") throw new Response(null, { status: 404 });
      const problems =
        error.kind === "problems"
          ? error.problems.map((problem) => t(`room.problem.${problem}`))
          : [error.kind === "clash" ? takenText() : t("room.problem.changed_meanwhile")];
      return data({ problems }, { status: error.kind === "problems" ? 422 : 409 });
    }
  }

  function blocked(done: Awaited<ReturnType<typeof blockRoom>>) {
    if (done.ok)
      return data({ did: "blocked", undo: { intent: "free", block: done.value } } as const);
    const { error } = done;
    if (error.kind === "unknown") throw new Response(null, { status: 404 });
    const holder = nameOfHolder(error.by, context.language);
    const hours = { from: hour(error.during.from), until: hour(error.during.until) };
    return data({ problems: [t("room.problem.taken", { holder, ...hours })] }, { status: 409 });
  }

  function takenText(): string {
    return translator(context.language, "bilateral")("refused.clash.room_never_double_booked");
  }
}

/** The form that makes a room again what it was. */
const undoOf = ({ press, ...before }: RoomBefore): Record<string, string> => ({
  intent: "save",
  ...Object.fromEntries(Object.entries(before).map(([name, value]) => [name, String(value)])),
  ...(press && { press: "on" }),
});

const hour = (instant: number): string => astanaTime(new Date(instant));

function nameOfHolder(by: Holder | null, language: Language): string {
  const t = translator(language, "bilateral");
  if (!by) return "—";
  if (by.kind === "meeting") return by.sides.map((side) => side.toUpperCase()).join(" – ");
  return by.kind === "programme" ? by.title[language] : by.title || t(`block.${by.block}`);
}

/** One room: what it has, when it is open, and when it is taken away from meetings. */
export default function RoomSettingsPage() {
  const { room, days, blocks, zones } = useLoaderData<typeof loader>();
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
      {given && "problems" in given ? (
        <Notice kind="bad">{given.problems.join(". ")}</Notice>
      ) : null}
      {given && "undo" in given ? (
        <Undoable text={t(`room.${given.did}`)} fields={given.undo} />
      ) : null}
      {given && "unfit" in given && given.unfit > 0 ? (
        <Notice kind="warn">{t("room.unfit", { count: given.unfit })}</Notice>
      ) : null}
      <div className="asks-columns">
        <div className="asks-lists">
          <Blocks blocks={blocks} />
          <BlockForm days={days} />
        </div>
        <RoomForm room={room} zones={zones} />
      </div>
    </main>
  );
}
