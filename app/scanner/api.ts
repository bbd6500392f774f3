import type {
  GateList,
  OnlineScan,
  OnlineVerdict,
  PassageReceipt,
  PassageUpload,
  TypedBadge,
} from "#app/domain/gate/wire.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

/** Why a call brought nothing. `revoked`: the phone wipes itself. */
export type ApiRefusal = "offline" | "not_enrolled" | "revoked" | "not_found";

async function call(path: string, init: RequestInit): Promise<Result<Response, ApiRefusal>> {
  try {
    const response = await fetch(path, { ...init, cache: "no-store", redirect: "error" });
    if (response.ok) return ok(response);
    if (response.status === 404) return err("not_found");
    if (response.status !== 401) return err("offline");
    const body: unknown = await response.json();
    const revoked =
      typeof body === "object" && body !== null && "error" in body && body.error === "revoked";
    return err(revoked ? "revoked" : "not_enrolled");
  } catch {
    // No network, a time-out, a captive portal: to a guard they are one thing.
    return err("offline");
  }
}

// The server and this page are of one build; what arrives is typed by `wire.ts`, checked where it came in.
async function read<T>(path: string, init: RequestInit): Promise<Result<T, ApiRefusal>> {
  const answer = await call(path, init);
  if (!answer.ok) return answer;
  try {
    return ok((await answer.value.json()) as T);
  } catch {
    return err("offline");
  }
}

const post = (body: unknown, milliseconds: number): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
  signal: AbortSignal.timeout(milliseconds),
});

export const fetchList = () =>
  read<GateList>("/gate/api/list", { signal: AbortSignal.timeout(15_000) });

/** The sealed records; large, so it may take minutes on a slow line. */
export async function fetchBundle(): Promise<Result<Uint8Array, ApiRefusal>> {
  const answer = await call("/gate/api/bundle", { signal: AbortSignal.timeout(300_000) });
  if (!answer.ok) return answer;
  try {
    return ok(new Uint8Array(await answer.value.arrayBuffer()));
  } catch {
    return err("offline");
  }
}

/** A stream that says when to ask for the list; it lasts until either side ends it. */
export async function openNews(
  signal: AbortSignal,
): Promise<Result<ReadableStream<Uint8Array>, ApiRefusal>> {
  const answer = await call("/gate/api/news", { signal });
  if (!answer.ok) return answer;
  return answer.value.body ? ok(answer.value.body) : err("offline");
}

export const sendPassages = (upload: PassageUpload) =>
  read<PassageReceipt>("/gate/api/passages", post(upload, 15_000));

/** The server's verdict, which it keeps; short patience, for somebody is standing at the gate. */
export const fetchVerdict = (scan: OnlineScan, milliseconds: number) =>
  read<OnlineVerdict>("/gate/api/verdict", post(scan, milliseconds));

export const fetchTyped = (number: string) =>
  read<TypedBadge>("/gate/api/typed", post({ number }, 5_000));
