import { fromHex, toHex } from "#app/crypto/bytes.ts";
import { openList, setDigest } from "#app/crypto/gate-list.ts";
import { applyDelta, type ListSet } from "#app/domain/gate/list-set.ts";
import type { GateList, ListMessage } from "#app/domain/gate/wire.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import type { ApiRefusal } from "./api.ts";

const ASKED_BYTES = 16;

type Fetch = (query: URLSearchParams) => Promise<Result<Uint8Array, ApiRefusal>>;

/**
 * The list after the one that this phone holds: what came since is applied to it, and the digest of the whole must come
 * out; where it does not, the whole list is fetched. One that is not signed by a key of the list held, that answers
 * somebody else's question, or whose number went back, is not taken: the list held grows old, and gates turn amber.
 * @param held undefined at first contact; then the keys that come with the list are believed, as enrolment was
 */
export async function nextList(
  fetch: Fetch,
  held: GateList | undefined,
): Promise<Result<GateList, ApiRefusal>> {
  const base = held && isNumbered(held) ? held : undefined;
  const since = await ask(fetch, held, base);
  if (!since.ok) return since;
  const list = await listOf(since.value, base);
  if (list) return ok(list);
  const whole = await ask(fetch, held, undefined);
  if (!whole.ok) return whole;
  return orNotTaken(await listOf(whole.value, undefined));
}

async function ask(
  fetch: Fetch,
  held: GateList | undefined,
  base: GateList | undefined,
): Promise<Result<ListMessage, ApiRefusal>> {
  const asked = toHex(crypto.getRandomValues(new Uint8Array(ASKED_BYTES)));
  const query = new URLSearchParams({ asked });
  if (base) {
    query.set("number", String(base.number));
    query.set("horizon", base.horizon);
  }
  const bytes = await fetch(query);
  if (!bytes.ok) return bytes;
  const keys = held?.keys.map((key) => ({
    ...key,
    id: fromHex(key.id),
    publicKey: fromHex(key.publicKey),
  }));
  const opened = await openList(bytes.value, keys);
  if (!opened.ok || opened.value.asked !== asked) return err("not_taken");
  if (held && isNumbered(held) && opened.value.head.number < held.number) return err("not_taken");
  return ok(opened.value);
}

/** Undefined where the message does not fit the list held: another base, or another set comes out. */
async function listOf(
  { head, content, digest }: ListMessage,
  base: GateList | undefined,
): Promise<GateList | undefined> {
  const set = setOf(content, base);
  return set && (await setDigest(set)) === digest ? { ...head, ...set } : undefined;
}

function setOf(content: ListMessage["content"], base: GateList | undefined): ListSet | undefined {
  if (content.kind === "whole") return content.set;
  return base?.number === content.number ? applyDelta(base, content.delta) : undefined;
}

/** Lists that an earlier version of this page kept have no number. */
const isNumbered = ({ number }: Partial<GateList>): boolean => typeof number === "number";

const orNotTaken = (list: GateList | undefined): Result<GateList, ApiRefusal> =>
  list ? ok(list) : err("not_taken");
