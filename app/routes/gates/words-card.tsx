import { Form } from "@remix-run/react";
import { Megaphone } from "lucide-react";
import { useTranslation } from "react-i18next";

import { BROADCAST_KINDS } from "#app/domain/gate/broadcast.ts";
import { LONGEST_WORD } from "#app/domain/supervision/word.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { StandingWord, WordRefusal } from "#app/server/supervision/say.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { type GateChoice, GateField } from "#app/ui/supervision/passing-fields.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = {
  gates: readonly GateChoice[];
  words: readonly StandingWord[];
  mayChange: boolean;
  /** Why a word was not sent, and what was typed. */
  refused: { problem: WordRefusal; text: string; gateId: string; kind: string } | undefined;
};

/** What stands on the phones now, with who has read it; and the form that says more. */
export function WordsCard({ gates, words, mayChange, refused }: Props) {
  const { t } = useTranslation("supervision");
  // Who may only read has nothing to read.
  if (!mayChange && words.length === 0) return null;
  return (
    <section className="card" aria-labelledby="words">
      <div className="card-h">
        <h2 className="h-sub" id="words">
          {t("words.title")}
        </h2>
      </div>
      {words.length > 0 ? (
        <ul className="gates-words" aria-label={t("words.standing")}>
          {words.map((word) => (
            <Word key={word.id} word={word} mayChange={mayChange} />
          ))}
        </ul>
      ) : null}
      {mayChange ? (
        // A form that was sent begins anew.
        <SayForm key={words[0]?.id ?? ""} gates={gates} refused={refused} />
      ) : null}
    </section>
  );
}

function Word({ word, mayChange }: { word: StandingWord; mayChange: boolean }) {
  const { t } = useTranslation("supervision");
  const language = useLanguage();
  const { id, kind, text, gate, by, at, read, phones } = word;
  const place = gate?.[language] ?? t("words.all");
  return (
    <li data-kind={kind}>
      <b className="w6">
        {t(kind === "stop" ? "words.stopOf" : "words.noticeOf", { gate: place })}
      </b>
      {text ? <q>{text}</q> : null}
      <span className="t13 c2">
        {t("words.said", { by, time: astanaTime(at) })} · {t("words.read", { read, phones })}
      </span>
      {mayChange ? (
        <Form method="post">
          <input type="hidden" name="wordId" value={id} />
          <button className="btn btn-2 btn-s" name="intent" value="end-word">
            {t(kind === "stop" ? "words.endStop" : "words.endNotice")}
          </button>
        </Form>
      ) : null}
    </li>
  );
}

function SayForm({ gates, refused }: Pick<Props, "gates" | "refused">) {
  const { t } = useTranslation("supervision");
  const error = refused && t(`refusal.${refused.problem}`);
  return (
    <Form method="post" className="card-b gates-do">
      <GateField
        id="word-gate"
        label={t("words.to")}
        gates={gates}
        first={t("words.all")}
        chosen={refused?.gateId}
      />
      <Field id="word-kind" label={t("words.kind")}>
        <select
          className="input"
          id="word-kind"
          name="kind"
          defaultValue={refused?.kind ?? "notice"}
        >
          {BROADCAST_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`words.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field
        id="word-text"
        label={t("words.text")}
        hint={t("words.textHint", { count: LONGEST_WORD })}
        error={error}
      >
        <textarea
          className="input"
          id="word-text"
          name="text"
          rows={2}
          maxLength={LONGEST_WORD}
          defaultValue={refused?.text}
          {...describedBy("word-text", { hint: true, error })}
        />
      </Field>
      <button className="btn btn-1" name="intent" value="say">
        <Megaphone className="i" aria-hidden="true" />
        {t("words.send")}
      </button>
    </Form>
  );
}
