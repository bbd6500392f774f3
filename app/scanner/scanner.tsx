import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import type { GateList } from "#app/domain/gate/wire.ts";
import { isLanguage } from "#app/domain/language/languages.ts";
import { flagUrl } from "#app/ui/flag.tsx";

import type { Duty } from "./duty.ts";
import type { DutyState } from "./duty-state.ts";
import { keepForOffline } from "./install.ts";
import { useNewerScanner } from "./use-newer-scanner.ts";
import { AimScreen } from "./screens/aim-screen.tsx";
import { QueueScreen } from "./screens/queue-screen.tsx";
import { TypeScreen } from "./screens/type-screen.tsx";
import { VerdictScreen } from "./screens/verdict-screen.tsx";
import { WordScreen } from "./screens/word-screen.tsx";
import { wakeSound } from "./signals.ts";
import { useCamera } from "./use-camera.ts";
import { useDuty, useScreenLit } from "./use-duty.ts";
import { useVerdict } from "./use-verdict.ts";
import { useWedge } from "./use-wedge.ts";

/** How often a phone asks whether there is a newer scanner. */
const KEEP_EVERY_MS = 10 * 60_000;

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
  const { judged, awaits, isTakenBack, trouble, judge, leave, undo, onCode } = useVerdict(duty);
  const [read, setRead] = useState<readonly string[]>([]);
  const { staffed } = list.gate;
  // A stop before words: those who enter are before those who read.
  const unread = list.words.filter(({ id }) => !read.includes(id));
  const word = unread.find(({ kind }) => kind === "stop") ?? unread[0];
  const waiting = useFirstContact(state);
  const reading = screen === "aim" && (judged === undefined || awaits) && !waiting;
  const view = useCamera(reading, onCode);
  useWedge(reading, onCode);
  useScreenLit();
  useOffline(list, judged === undefined && screen === "aim" && !undo && state.online);

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
        undo={undo}
        onQueue={() => setScreen("queue")}
        onType={() => setScreen("type")}
      />
      {screen === "queue" ? (
        <QueueScreen
          state={state}
          list={list}
          language={language}
          onConnect={() => void duty.sync()}
          onLeave={duty.leave}
          onBack={() => setScreen("aim")}
        />
      ) : null}
      {screen === "type" ? (
        <TypeScreen
          list={list}
          state={state}
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
        <VerdictScreen
          judged={judged}
          list={list}
          language={language}
          unsent={state.unsent}
          mustDecide={staffed || isTakenBack}
          letIn={list.letIn.includes(judged.id)}
          awaits={awaits}
          onLeave={leave}
        />
      ) : null}
      {word && !judged ? (
        <WordScreen
          key={word.id}
          word={word}
          telephone={list.telephone}
          language={language}
          unsent={state.unsent}
          onRead={() => {
            setRead([...read, word.id]);
            duty.read(word.id);
          }}
        />
      ) : null}
    </main>
  );
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

/**
 * Once on duty, has everything kept that the gate needs without a network, and takes a newer scanner while idle.
 * @param isIdle nobody is being judged, and the server answers: a page opened anew without it cannot tell how old its list is
 */
function useOffline(list: GateList, isIdle: boolean): void {
  const language = useLanguage();
  const isoCodes = useMemo(() => list.delegations.map(({ iso2 }) => iso2).join(), [list]);
  useEffect(() => {
    const flags = isoCodes.split(",").flatMap((iso2) => flagUrl(iso2) ?? []);
    const keep = () =>
      keepForOffline(language, flags).catch((error: unknown) => {
        // Without a service worker (a private window, no TLS) the gate works as long as the page stays open.
        console.warn("The gate will not open offline", error);
      });
    void keep();
    const timer = setInterval(() => void keep(), KEEP_EVERY_MS);
    return () => clearInterval(timer);
  }, [isoCodes, language]);
  useNewerScanner(isIdle);
}
