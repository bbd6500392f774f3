import {
  CircleCheck,
  Flashlight,
  FlashlightOff,
  Keyboard,
  SwitchCamera,
  Undo2,
} from "lucide-react";
import { useTranslation } from "react-i18next";

import type { GateList } from "#app/domain/gate/wire.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime } from "#app/domain/time/astana.ts";

import type { DutyState } from "../duty-state.ts";
import type { CameraView } from "../use-camera.ts";
import { GateBar, LinkPill } from "./gate-bar.tsx";
import { Reticle } from "./shapes.tsx";

type Props = {
  state: DutyState;
  list: GateList;
  language: Language;
  view: CameraView;
  /** The last scan could not be stored. */
  trouble: boolean;
  /** The first list of this session is on its way; codes are not read yet. */
  waiting: boolean;
  /** A verdict stands before this screen: it waits, camera open, out of reach. */
  behind: boolean;
  /** Takes the last decision back, for as long as the guard may. */
  undo: (() => void) | undefined;
  onQueue: () => void;
  onType: () => void;
};

/** The camera with a frame to hold the badge in; the lower third is for gloves. */
export function AimScreen({
  state,
  list,
  language,
  view,
  trouble,
  waiting,
  behind,
  undo,
  onQueue,
  onType,
}: Props) {
  const { t } = useTranslation("gate");
  const { camera, refusal } = view;
  return (
    <section className="g-aim" aria-hidden={behind} data-reading={camera !== undefined}>
      <GateBar list={list} language={language}>
        <LinkPill state={state} onOpen={onQueue} />
      </GateBar>
      <div className="g-view">
        <video ref={view.video} muted playsInline autoPlay aria-label={t("aim.camera")} />
        {refusal ? (
          <div className="g-nocam" role="alert">
            <b>{t(`camera.${refusal}.title`)}</b>
            <p>{t(`camera.${refusal}.text`)}</p>
            <button className="g-btn" onClick={view.retry}>
              {t("camera.again")}
            </button>
          </div>
        ) : (
          <>
            <Reticle />
            <Remark state={state} trouble={trouble} waiting={waiting} />
            {undo ? (
              <Undo name={state.seen[0]?.name ?? ""} undo={undo} />
            ) : (
              <p className="g-hold">
                {t("aim.hold")}
                <small>{t("aim.distance")}</small>
              </p>
            )}
          </>
        )}
        {camera && camera.all.length > 1 ? (
          <button className="g-switch" onClick={view.next} aria-label={t("aim.otherCamera")}>
            <SwitchCamera className="i" aria-hidden="true" />
          </button>
        ) : null}
      </div>
      <div className={camera?.hasTorch ? "g-dock" : "g-dock g-one"}>
        <LastAdmitted state={state} />
        {camera?.hasTorch ? (
          <button className="g-btn g-hi" onClick={view.toggleTorch} aria-pressed={view.torch}>
            {view.torch ? (
              <FlashlightOff className="i" aria-hidden="true" />
            ) : (
              <Flashlight className="i" aria-hidden="true" />
            )}
            {t(view.torch ? "do.torchOff" : "do.torchOn")}
          </button>
        ) : null}
        <button className="g-btn" onClick={onType}>
          <Keyboard className="i" aria-hidden="true" />
          {t("do.type")}
        </button>
      </div>
    </section>
  );
}

/** One tap within some seconds brings the verdict back. */
function Undo({ name, undo }: { name: string; undo: () => void }) {
  const { t } = useTranslation("guard");
  return (
    <button className="g-btn g-undo" onClick={undo}>
      <Undo2 className="i" aria-hidden="true" />
      {name ? t("undo", { name }) : t("undoNoName")}
    </button>
  );
}

/** What a guard must know before the next badge; nothing, on most days. */
function Remark({ state, trouble, waiting }: Pick<Props, "state" | "trouble" | "waiting">) {
  const { t } = useTranslation(["gate", "guard"]);
  if (state.list?.gate.stopped) {
    return (
      <p className="g-age g-over" role="status">
        {t("guard:stopped.bar")}
      </p>
    );
  }
  if (trouble) {
    return (
      <p className="g-age g-over" role="alert">
        {t("aim.notStored")}
      </p>
    );
  }
  if (state.hasRecords && !waiting) return null;
  const words = state.hasRecords
    ? t("queue.connecting")
    : t(waiting || state.syncing ? "aim.recordsComing" : "queue.noRecords") +
      (state.recordsLeft > 0 ? ` (${state.recordsLeft})` : "");
  return (
    <p className="g-age g-over" role="status">
      {words}
    </p>
  );
}

/** When the last person was admitted, and how many since this session began. */
function LastAdmitted({ state }: { state: DutyState }) {
  const { t } = useTranslation("gate");
  const admitted = state.seen.filter(({ decision }) => decision === "admitted");
  const [last] = admitted;
  const ago = last ? Math.max(0, state.now - last.at) : 0;
  const since = astanaTime(new Date(state.since * 1000));
  return (
    <p className="g-last">
      {last ? (
        <>
          <CircleCheck className="i g-c-admit" aria-hidden="true" />
          <span>
            <b>{t("aim.admitted")}</b>{" "}
            {ago < 60
              ? t("aim.secondsAgo", { count: ago })
              : t("aim.minutesAgo", { count: Math.floor(ago / 60) })}
          </span>
        </>
      ) : (
        <span>{t("aim.nobodyYet")}</span>
      )}
      <span>{t("aim.since", { count: admitted.length, time: since })}</span>
    </p>
  );
}
