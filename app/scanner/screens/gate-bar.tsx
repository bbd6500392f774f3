import { CloudOff, CloudUpload, Wifi } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { GateList } from "#app/domain/gate/wire.ts";
import type { Language } from "#app/domain/language/languages.ts";

import type { DutyState } from "../duty-state.ts";

/** Which gate this phone speaks for, and what ties it to the server. */
export function GateBar({
  list,
  language,
  children,
}: {
  list: GateList;
  language: Language;
  children: JSX.Element;
}) {
  const { t } = useTranslation("gate");
  const zone = list.zones.find(({ number }) => number === list.gate.zone);
  return (
    <header className="g-bar">
      <span className="zone">{list.gate.zone}</span>
      <span className="g-place">
        <b>{zone?.name[language]}</b>
        <small>
          {t(`direction.${list.gate.direction}`)} · {list.device.label}
        </small>
      </span>
      {children}
    </header>
  );
}

/** Online or for how long not, and how many scans wait. A button where it opens the queue. */
export function LinkPill({ state, onOpen }: { state: DutyState; onOpen?: () => void }) {
  const { t } = useTranslation("gate");
  const minutes = Math.floor((state.listAgeSeconds ?? 0) / 60);
  const offline =
    state.listAgeSeconds === null
      ? t("pill.offlineUnknown")
      : t("pill.offline", { count: minutes });
  const waiting = state.unsent > 0 && !state.syncing;
  const look = `g-pill ${state.online ? "g-on" : "g-off"}`;
  const inner = (
    <>
      {state.online ? (
        waiting ? (
          <CloudUpload className="i i-18" aria-hidden="true" />
        ) : (
          <Wifi className="i i-18" aria-hidden="true" />
        )
      ) : (
        <CloudOff className="i i-18" aria-hidden="true" />
      )}
      <span>
        {state.online ? t("pill.online") : offline}
        {state.unsent > 0 ? <small>{t("pill.unsent", { count: state.unsent })}</small> : null}
      </span>
    </>
  );
  return onOpen ? (
    <button className={look} onClick={onOpen}>
      {inner}
    </button>
  ) : (
    <span className={look}>{inner}</span>
  );
}

/** How many scans wait, where no bar says so: in sight on every screen, for nothing scanned is ever lost. */
export function Unsynced({ count }: { count: number }) {
  const { t } = useTranslation("gate");
  return count > 0 ? (
    <p className="g-unsynced">
      <CloudUpload className="i i-18" aria-hidden="true" />
      {t("pill.unsent", { count })}
    </p>
  ) : null;
}
