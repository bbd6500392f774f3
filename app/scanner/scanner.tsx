import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { GuardDecision } from "#app/domain/gate/verdict.ts";
import type { GateList } from "#app/domain/gate/wire.ts";
import { isLanguage } from "#app/domain/language/languages.ts";
import { flagUrl } from "#app/ui/flag.tsx";

import type { Duty } from "./duty.ts";
import type { DutyState } from "./duty-state.ts";
import { keepForOffline } from "./install.ts";
import type { Judged } from "./judged.ts";
import { AimScreen } from "./screens/aim-screen.tsx";
import { QueueScreen } from "./screens/queue-screen.tsx";
import { TypeScreen } from "./screens/type-screen.tsx";
import { VerdictScreen } from "./screens/verdict-screen.tsx";
import { createSight } from "./sight.ts";
import { signal, wakeSound } from "./signals.ts";
import { useCamera } from "./use-camera.ts";
import { useDuty, useScreenLit } from "./use-duty.ts";

/** The gate on a phone. `unenrolled` is shown to a phone that serves no gate. */
export function Scanner({
  unenrolled,
}: {
  unenrolled: (state: { revoked: boolean; unsent: number }) => ReactNode;
}) {
  const { t } = useTranslation("gate");
  const { duty, state } = useDuty();
  if (state.phase === "unenrolled") return unenrolled(state);
  if (state.phase === "starting" || !state.list) {
    return (
      <main className="g-starting">
        <p>{t("starting")}</p>
        <noscript>{t("needsScript")}</noscript>
      </main>
    );
  }
  return <OnDuty duty={duty} state={state} list={state.list} />;
}

function useLanguage() {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : "en";
}

function OnDuty({ duty, state, list }: { duty: Duty; state: DutyState; list: GateList }) {
  const language = useLanguage();
  const [screen, setScreen] = useState<"aim" | "queue" | "type">("aim");
  const { judged, trouble, judge, leave, onCode } = useVerdict(duty);
  const waiting = useFirstContact(state);
  const reading = screen === "aim" && judged === undefined && !waiting;
  const view = useCamera(reading, onCode);
  useScreenLit();
  useOffline(list);

  return (
    <main className="g-phone" onPointerDown={wakeSound}>
      <AimScreen
        state={state}
        list={list}
        language={language}
        view={view}
        trouble={trouble}
        waiting={waiting}
        behind={judged !== undefined || screen !== "aim"}
        onQueue={() => setScreen("queue")}
        onType={() => setScreen("type")}
      />
      {screen === "queue" ? (
        <QueueScreen
          state={state}
          list={list}
          language={language}
          onConnect={() => void duty.sync()}
          onBack={() => setScreen("aim")}
        />
      ) : null}
      {screen === "type" ? (
        <TypeScreen
          list={list}
          online={state.online}
          onNumber={async (number) => {
            const found = await duty.typed(number);
            if (found.ok) {
              setScreen("aim");
              judge(found.value);
            }
            return found;
          }}
          onBack={() => setScreen("aim")}
        />
      ) : null}
      {judged ? (
        <VerdictScreen judged={judged} list={list} language={language} onLeave={leave} />
      ) : null}
    </main>
  );
}

/** One verdict at a time: a code seen while another is being judged, or shown, is not lost sight of but not judged. */
function useVerdict(duty: Duty) {
  const [judged, setJudged] = useState<Judged>();
  const [trouble, setTrouble] = useState(false);
  const [sight] = useState(createSight);
  const busy = useRef(false);

  const judge = useCallback((verdict: Judged) => {
    busy.current = true;
    setJudged(verdict);
    signal(verdict.admission.kind);
  }, []);
  const onCode = useCallback(
    (text: string) => {
      if (busy.current || !sight.sees(text, performance.now())) return;
      busy.current = true;
      duty.scan(text).then(
        (verdict) => {
          setTrouble(false);
          if (verdict) judge(verdict);
          else busy.current = false;
        },
        (error: unknown) => {
          // No verdict is shown that is not stored: a full phone says so.
          console.error(error);
          setTrouble(true);
          busy.current = false;
        },
      );
    },
    [duty, sight, judge],
  );
  const shownId = judged?.id;
  const leave = useCallback(
    (decision: GuardDecision | null) => {
      if (decision && shownId) void duty.decide(shownId, decision);
      sight.resume(performance.now());
      busy.current = false;
      setJudged(undefined);
    },
    [duty, sight, shownId],
  );
  return { judged, trouble, judge, leave, onCode };
}

/** How long a phone that was just opened waits for its first list before it judges by what it has. */
const FIRST_CONTACT_MS = 10_000;

/**
 * True for the seconds in which a phone that was just opened, or enrolled, asks for its list and the names: a badge read
 * then would be a check for no good reason.
 */
function useFirstContact({ syncing, hasRecords, listAgeSeconds }: DutyState): boolean {
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), FIRST_CONTACT_MS);
    return () => clearTimeout(timer);
  }, []);
  return patient && syncing && (!hasRecords || listAgeSeconds === null);
}

/** Once on duty, has everything kept that the gate needs without a network. */
function useOffline(list: GateList): void {
  const language = useLanguage();
  const isoCodes = useMemo(() => list.delegations.map(({ iso2 }) => iso2).join(), [list]);
  useEffect(() => {
    const flags = isoCodes.split(",").flatMap((iso2) => flagUrl(iso2) ?? []);
    keepForOffline(language, flags).catch((error: unknown) => {
      // Without a service worker (a private window, no TLS) the gate works as long as the page stays open.
      console.warn("The gate will not open offline", error);
    });
  }, [isoCodes, language]);
}
