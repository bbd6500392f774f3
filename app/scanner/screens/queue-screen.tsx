import { ArrowLeft, CircleCheck, OctagonX, RefreshCw, ScanLine, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { GateList } from "#app/domain/gate/wire.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime } from "#app/domain/time/astana.ts";

import type { Duty } from "../duty.ts";
import type { DutyState, Seen } from "../duty-state.ts";
import { LinkPill } from "./gate-bar.tsx";
import { LeaveDuty } from "./leave-duty.tsx";

type Props = {
  state: DutyState;
  list: GateList;
  language: Language;
  onConnect: () => void;
  onLeave: Duty["leave"];
  onBack: () => void;
};

/** What the phone knows, how old it is, and what it still has to send. */
export function QueueScreen({ state, list, language, onConnect, onLeave, onBack }: Props) {
  const { t } = useTranslation("gate");
  return (
    <section className="g-queue" aria-labelledby="queue-title">
      <header className="g-bar">
        <button className="g-btn g-back" onClick={onBack} aria-label={t("do.back")}>
          <ArrowLeft className="i" aria-hidden="true" />
        </button>
        <span className="g-place">
          <b id="queue-title">{t(state.online ? "queue.online" : "queue.offline")}</b>
          <small>
            {list.gate.name[language]} · {list.device.label}
          </small>
        </span>
        <LinkPill state={state} />
      </header>
      <div className="g-scroll">
        <ListAge state={state} />
        <ul className="g-zones">
          {list.zones.map((zone) => (
            <ZoneLine
              key={zone.number}
              number={zone.number}
              name={zone.name[language]}
              limit={zone.freshnessMinutes}
              usual={(state.listAgeSeconds ?? Infinity) <= zone.freshnessMinutes * 60}
            />
          ))}
        </ul>
        <p className="g-h">
          {t("queue.toSend", { count: state.unsent })}
          <span>{t("queue.stored")}</span>
        </p>
        <SetAside count={state.setAside} />
        <ul className="g-seen">
          {state.seen.map((one) => (
            <SeenLine key={one.id} seen={one} />
          ))}
        </ul>
        <LeaveDuty unsent={state.unsent} onLeave={onLeave} />
      </div>
      <div className="g-dock">
        <button className="g-btn" onClick={onConnect} aria-disabled={state.syncing}>
          <RefreshCw className="i" aria-hidden="true" />
          {t(state.syncing ? "queue.connecting" : "do.connect")}
        </button>
        <button className="g-btn g-hi" onClick={onBack}>
          <ScanLine className="i" aria-hidden="true" />
          {t("do.backToScan")}
        </button>
      </div>
    </section>
  );
}

/** What the server does not take is not lost, and is not hidden. */
function SetAside({ count }: { count: number }) {
  const { t } = useTranslation("guard");
  return count > 0 ? (
    <p className="g-age g-aside" role="status">
      {t("duty.setAside", { count })}
    </p>
  ) : null;
}

function ListAge({ state }: { state: DutyState }) {
  const { t } = useTranslation("gate");
  const { listAgeSeconds, hasRecords } = state;
  const minutes = Math.floor((listAgeSeconds ?? 0) / 60);
  const fresh = listAgeSeconds !== null && minutes < 1;
  const Icon = fresh ? CircleCheck : TriangleAlert;
  return (
    <div className={fresh ? "g-age g-fresh" : "g-age"} role="status">
      <b>
        <Icon className="i" aria-hidden="true" />
        {listAgeSeconds === null
          ? t("queue.ageUnknown")
          : fresh
            ? t("queue.ageFresh")
            : t("queue.age", { count: minutes })}
      </b>
      {t(!hasRecords ? "queue.noRecords" : fresh ? "queue.ready" : "queue.stillWork")}
    </div>
  );
}

type ZoneProps = { number: number; name: string; limit: number; usual: boolean };

function ZoneLine({ number, name, limit, usual }: ZoneProps) {
  const { t } = useTranslation("gate");
  const Icon = usual ? CircleCheck : TriangleAlert;
  return (
    <li>
      <span className="zone">{number}</span>
      <span>
        {name}
        <small>{t("queue.limit", { count: limit })}</small>
      </span>
      <span className={usual ? "g-s g-c-admit" : "g-s g-c-check"}>
        <Icon className="i" aria-hidden="true" />
        {t(usual ? "queue.usual" : "queue.askPassport")}
      </span>
    </li>
  );
}

const LOOK = {
  admit: { Icon: CircleCheck, colour: "g-c-admit" },
  refuse: { Icon: OctagonX, colour: "g-c-refuse" },
  check: { Icon: TriangleAlert, colour: "g-c-check" },
};

function SeenLine({ seen }: { seen: Seen }) {
  const { t } = useTranslation("gate");
  const { admission, decision } = seen;
  const { Icon, colour } = LOOK[admission.kind];
  const reason = admission.kind === "admit" ? "" : t(`short.${admission.reason}`);
  const verdict = t(`kind.${admission.kind}`);
  const outcome = admission.kind === "check" ? t(`outcome.${decision ?? "open"}`) : "";
  return (
    <li>
      <span className="g-t">{astanaTime(new Date(seen.at * 1000))}</span>
      <Icon className={`i ${colour}`} aria-hidden="true" />
      <span>
        {seen.name || t("queue.noName")}
        <small>
          {[[verdict, reason].filter(Boolean).join(": "), outcome].filter(Boolean).join(". ")}
        </small>
      </span>
    </li>
  );
}
