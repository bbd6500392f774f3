import { Laptop, Smartphone } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { BrowserName, SystemName } from "../../domain/access/device.ts";
import type { Language } from "../../domain/language/languages.ts";
import { useLanguage } from "../use-language.ts";
import { dayAndHour } from "./day-and-hour.ts";

type Row = {
  handle: string;
  browser: BrowserName;
  system: SystemName;
  createdAt: Date;
  lastSeenAt: Date;
  isHalf: boolean;
  isThis: boolean;
};
type Props<R extends Row> = {
  sessions: readonly R[];
  /** What stands at the end of a row. @param name the browser in words */
  action?: (session: R, name: string) => ReactNode;
};

const ON_PHONES: readonly SystemName[] = ["android", "ios"];

/** The hour in which a session was last seen; of the hour in which it began, the minute of that. */
function seen({ createdAt, lastSeenAt }: Row, language: Language): string {
  const hour = dayAndHour(lastSeenAt, language, "hour");
  const isFirst = hour === dayAndHour(createdAt, language, "hour");
  return isFirst ? dayAndHour(createdAt, language, "minute") : hour;
}

/** Sessions in words: browser and system, since when, last seen in which hour. */
export function SessionRows<R extends Row>({ sessions, action }: Props<R>) {
  const { t } = useTranslation("access");
  const language = useLanguage();
  return (
    <ul className="access-rows">
      {sessions.map((session) => {
        const { handle, browser, system, createdAt, isHalf, isThis } = session;
        const Icon = ON_PHONES.includes(system) ? Smartphone : Laptop;
        const name = t("account.device", {
          browser: t(`account.browser.${browser}`),
          system: t(`account.system.${system}`),
        });
        return (
          <li key={handle}>
            <Icon className="i" aria-hidden="true" />
            <div className="grow">
              <b className="w6">{name}</b>
              {isThis ? <span className="access-mark">{t("account.thisOne")}</span> : null}
              <p className="t13 c2">
                {t("account.signedIn", { date: dayAndHour(createdAt, language, "minute") })}
                {" · "}
                {t("account.seen", { date: seen(session, language) })}
                {isHalf ? ` · ${t("account.half")}` : null}
              </p>
            </div>
            {action?.(session, name)}
          </li>
        );
      })}
    </ul>
  );
}
