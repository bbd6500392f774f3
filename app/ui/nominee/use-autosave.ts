import { useSubmit } from "@remix-run/react";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";

import { dropUnsent, keepUnsent, typedIn } from "./unsent.ts";

/** How the typing stands; each has its words (`nominee:saving.<kind>`). */
export type SaveState =
  | { kind: "rest" | "waiting" | "saving" | "offline" | "nowhere" | "signed_out" }
  | { kind: "stale" | "closed" | "gone" | "full" }
  | { kind: "saved"; at: string };

type Answer =
  | { kind: "saved"; id: string; version: number; at: string }
  | { kind: "empty" | "stale" | "closed" | "gone" | "full" };

const PAUSE_MS = 1200;
const RETRY_MS = 10_000;
const ADDRESS = "/delegation/nominees/autosave";
const BESIDE = ["hosted", "hostedAsked", "consent", "version"] as const;
const pageOf = (id: string): string => `/delegation/nominees/${id}`;

/**
 * Saves a nominee's form as it is typed. What has not reached the server lies on the device until it has; a button that
 * is pressed meanwhile waits for that, so that a lost line costs neither text nor page. Without scripts the plain form
 * does the work.
 * @param writer account id, under which unsent text is kept
 */
export function useAutosave(writer: string, initialId: string | null) {
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const id = useRef(initialId);
  const unsent = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const running = useRef<Promise<SaveState> | null>(null);
  const [state, setState] = useState<SaveState>({ kind: "rest" });

  const field = (name: string): HTMLInputElement | null => {
    const found = form.current?.elements.namedItem(name);
    return found instanceof HTMLInputElement ? found : null;
  };

  const saveOnce = useCallback(async (): Promise<SaveState> => {
    const element = form.current;
    if (!element) return { kind: "rest" };
    const sent = typedIn(element);
    const all = new FormData(element);
    const body = new URLSearchParams({ ...sent, id: id.current ?? "" });
    for (const name of BESIDE) {
      const value = all.get(name);
      if (typeof value === "string") body.set(name, value);
    }
    unsent.current = false;
    setState({ kind: "saving" });
    const answer = await ask(body);
    if (answer === "offline" || answer === "signed_out") {
      unsent.current = true;
      return { kind: answer };
    }
    if (answer.kind === "empty") return { kind: "rest" };
    if (answer.kind !== "saved") return { kind: answer.kind };
    dropUnsent(writer, id.current);
    const version = field("version");
    const base = field("base");
    if (version) version.value = String(answer.version);
    if (base) base.value = JSON.stringify(sent);
    if (id.current === null) {
      id.current = answer.id;
      history.replaceState(history.state, "", pageOf(answer.id) + location.search);
    }
    return { kind: "saved", at: answer.at };
  }, [writer]);

  /** One at a time: each needs the version that the one before it gave. */
  const flush = useCallback(async (): Promise<SaveState> => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    if (!unsent.current) return { kind: "rest" };
    running.current = saveOnce().finally(() => {
      running.current = null;
    });
    const result = await running.current;
    setState(result);
    if (result.kind === "offline") timer.current = setTimeout(() => void flush(), RETRY_MS);
    return result;
  }, [saveOnce]);

  const typed = useCallback(() => {
    const element = form.current;
    if (!element) return;
    unsent.current = true;
    const kept = keepUnsent(writer, id.current, {
      typed: typedIn(element),
      base: field("base")?.value ?? "",
      version: field("version")?.value ?? "1",
    });
    setState((before) => {
      if (before.kind === "offline" || before.kind === "signed_out")
        return kept ? before : { kind: "nowhere" };
      return { kind: "waiting" };
    });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), PAUSE_MS);
  }, [writer, flush]);

  useEffect(() => {
    const again = () => void flush();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      clearTimeout(timer.current);
    };
  }, [flush]);

  // A slow line brings the scripts late: what was typed meanwhile is typed too.
  useEffect(() => {
    if (form.current && isTouched(form.current)) typed();
  }, [typed]);

  /** A pressed button first brings in what was typed; offline it stays on the page and says so. */
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!unsent.current && !running.current && id.current === initialId) return;
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const element = event.currentTarget;
    void flush().then(({ kind }) => {
      if (kind === "offline" || kind === "signed_out") return;
      const options = { method: "post", encType: "multipart/form-data" } as const;
      const action = id.current === null ? undefined : pageOf(id.current);
      submit(new FormData(element, submitter), { ...options, ...(action ? { action } : {}) });
    });
  };

  return { form, state, typed, onSubmit };
}

const isTouched = (form: HTMLFormElement): boolean =>
  [...form.elements].some(
    (field) =>
      (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
      field.type !== "file" &&
      field.value !== field.defaultValue,
  );

async function ask(body: URLSearchParams): Promise<Answer | "offline" | "signed_out"> {
  try {
    const response = await fetch(ADDRESS, { method: "POST", body, redirect: "manual" });
    if (response.type === "opaqueredirect" || response.status === 401) return "signed_out";
    return response.ok ? ((await response.json()) as Answer) : "offline";
  } catch {
    return "offline";
  }
}
