import { NONCE_HEADER, PROOF_HEADER, proveCall } from "#app/crypto/call-proof.ts";
import { CONTENT_KEY_HEADER, openContentKey } from "#app/crypto/content-key.ts";
import type {
  OnlineScan,
  OnlineVerdict,
  PassageReceipt,
  PassageUpload,
  RecordsHeld,
  TypedBadge,
} from "#app/domain/gate/wire.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import type { PhoneIdentity } from "./phone-keys.ts";

/**
 * Why a call brought nothing. `revoked`: the phone wipes itself; `not_taken`: the server is there and does not take this
 * very call, whoever makes it and however often.
 */
export type ApiRefusal = "offline" | "not_enrolled" | "revoked" | "not_found" | "not_taken";

/** Answers of a server about the call itself: malformed, too large, or one on which it fails. */
const NOT_TAKEN = [400, 411, 413, 422, 500];

/** Calls of one phone, each signed by its key. */
export type Api = ReturnType<typeof createApi>;

type Asked = { method: "GET" | "POST"; path: string; body?: unknown; signal: AbortSignal };

/** The server's nonce, as the last answer gave it. */
let nonce = "";

async function call(phone: PhoneIdentity, asked: Asked): Promise<Result<Response, ApiRefusal>> {
  try {
    const first = await signedFetch(phone, asked);
    // The first call of a page has no nonce, and a nonce lives for minutes: the refusal brings the next one.
    const response = (await isOldNonce(first)) ? await signedFetch(phone, asked) : first;
    if (response.ok) return ok(response);
    if (response.status === 404) return err("not_found");
    if (NOT_TAKEN.includes(response.status)) return err("not_taken");
    if (response.status !== 401) return err("offline");
    const error = await errorOf(response);
    if (error === "revoked") return err("revoked");
    return err(error === "not_enrolled" ? "not_enrolled" : "offline");
  } catch {
    // No network, a time-out, a captive portal: to a guard they are one thing.
    return err("offline");
  }
}

async function signedFetch({ id, signing }: PhoneIdentity, asked: Asked): Promise<Response> {
  const { method, path, signal } = asked;
  const body = asked.body === undefined ? "" : JSON.stringify(asked.body);
  const proof = await proveCall(signing, { kid: id }, { method, path, body }, nonce);
  const response = await fetch(path, {
    ...{ method, signal, cache: "no-store", redirect: "error" },
    headers: { [PROOF_HEADER]: proof, "content-type": "application/json" },
    ...(body && { body }),
  });
  nonce = response.headers.get(NONCE_HEADER) ?? nonce;
  return response;
}

const isOldNonce = async (response: Response): Promise<boolean> =>
  response.status === 401 && (await errorOf(response.clone())) === "use_nonce";

async function errorOf(response: Response): Promise<string> {
  const body: unknown = await response.json();
  return typeof body === "object" && body !== null && "error" in body ? String(body.error) : "";
}

// The server and this page are of one build; what arrives is typed by `wire.ts`, checked where it came in.
async function read<T>(phone: PhoneIdentity, asked: Asked): Promise<Result<T, ApiRefusal>> {
  const answer = await call(phone, asked);
  if (!answer.ok) return answer;
  try {
    return ok((await answer.value.json()) as T);
  } catch {
    return err("offline");
  }
}

async function readBytes(
  phone: PhoneIdentity,
  asked: Asked,
): Promise<Result<Uint8Array, ApiRefusal>> {
  const answer = await call(phone, asked);
  if (!answer.ok) return answer;
  try {
    return ok(new Uint8Array(await answer.value.arrayBuffer()));
  } catch {
    return err("offline");
  }
}

/** With the key of its outer lock, which this phone alone can open. */
async function readBundle(
  phone: PhoneIdentity,
  asked: Asked,
): Promise<Result<{ bytes: Uint8Array; key: CryptoKey }, ApiRefusal>> {
  const answer = await call(phone, asked);
  if (!answer.ok) return answer;
  const wrapped = answer.value.headers.get(CONTENT_KEY_HEADER) ?? "";
  const key = await openContentKey(wrapped, phone.exchange);
  if (!key) return err("offline");
  try {
    return ok({ bytes: new Uint8Array(await answer.value.arrayBuffer()), key });
  } catch {
    return err("offline");
  }
}

const heldQuery = (held: RecordsHeld | null): string =>
  held ? `?salt=${held.salt}&number=${held.number}` : "";

const within = AbortSignal.timeout.bind(AbortSignal);

export function createApi(phone: PhoneIdentity) {
  const get = (path: string, signal: AbortSignal): Asked => ({ method: "GET", path, signal });
  const post = (path: string, body: unknown, milliseconds: number): Asked => ({
    ...{ method: "POST", path, body, signal: within(milliseconds) },
  });
  return {
    /** The signed list, whole or since the one that the query names (`next-list.ts` reads it). */
    fetchList: (query: URLSearchParams) =>
      readBytes(phone, get(`/gate/api/list?${query}`, within(15_000))),

    /** The sealed records: what came since those held, or all; large, so it may take minutes on a slow line. */
    fetchBundle: (held: RecordsHeld | null) =>
      readBundle(phone, get(`/gate/api/bundle${heldQuery(held)}`, within(300_000))),

    /** A stream that says when to ask for the list; it lasts until either side ends it. */
    openNews: async (
      signal: AbortSignal,
    ): Promise<Result<ReadableStream<Uint8Array>, ApiRefusal>> => {
      const answer = await call(phone, get("/gate/api/news", signal));
      if (!answer.ok) return answer;
      return answer.value.body ? ok(answer.value.body) : err("offline");
    },

    sendPassages: (upload: PassageUpload) =>
      read<PassageReceipt>(phone, post("/gate/api/passages", upload, 15_000)),

    /** The server's verdict, which it keeps; short patience, for somebody is standing at the gate. */
    fetchVerdict: (scan: OnlineScan, milliseconds: number) =>
      read<OnlineVerdict>(phone, post("/gate/api/verdict", scan, milliseconds)),

    fetchTyped: (number: string) =>
      read<TypedBadge>(phone, post("/gate/api/typed", { number }, 5_000)),

    /** Ends this phone's duty by its own word. */
    leave: () => read<object>(phone, post("/gate/api/leave", {}, 15_000)),
  };
}
