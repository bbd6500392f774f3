import { Form, Link } from "@remix-run/react";
import { ExternalLink, RefreshCw, Settings2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { RoomsPage } from "#app/server/bilateral/room/rooms-page.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** What each edition is called, in its own language. */
const SHORT = { all: "ҚАЗ · РУ · EN", kk: "ҚАЗ", ru: "РУ", en: "EN" } as const;
const EDITIONS = ["all", "kk", "ru", "en"] as const;

/** One room: its sign's address, the way to a new one, and, where meetings are held, its papers. */
export function RoomCard({ room, day }: { room: RoomsPage["rooms"][number]; day: string }) {
  const { t } = useTranslation(["meeting", "request"]);
  const language = useLanguage();
  return (
    <li className="card">
      <div className="card-h">
        <h2 className="h-sub">{room.name[language]}</h2>
      </div>
      <div className="card-b stack">
        {room.hasSheet ? (
          <dl className="meetrooms-pdf">
            {(["sheet", "sign"] as const).map((as) => (
              <Papers key={as} as={as} roomId={room.id} day={day} />
            ))}
          </dl>
        ) : (
          <p className="t14 c2">{t("rooms.sessions")}</p>
        )}
        <div className="meetrooms-acts">
          <a className="btn btn-2 btn-s" href={room.sign}>
            <ExternalLink className="i" aria-hidden="true" />
            {t("rooms.open")}
          </a>
          <Link className="btn btn-3 btn-s" to={`/bilaterals/rooms/${room.id}`}>
            <Settings2 className="i" aria-hidden="true" />
            {t("request:protocol.rooms")}
          </Link>
          <Form method="post">
            <input type="hidden" name="room" value={room.id} />
            <button className="btn btn-3 btn-s">
              <RefreshCw className="i" aria-hidden="true" />
              {t("rooms.renew")}
            </button>
          </Form>
        </div>
      </div>
    </li>
  );
}

function Papers({ as, roomId, day }: { as: "sheet" | "sign"; roomId: string; day: string }) {
  const { t } = useTranslation("meeting");
  return (
    <>
      <dt>{t(`rooms.${as}`)}</dt>
      <dd>
        {EDITIONS.map((edition) => (
          <a
            key={edition}
            href={`/bilaterals/rooms/${roomId}.pdf?day=${day}&lang=${edition}&as=${as}`}
            aria-label={`${t(`rooms.${as}`)}, ${t(`rooms.edition.${edition}`)}`}
          >
            {SHORT[edition]}
          </a>
        ))}
      </dd>
    </>
  );
}
