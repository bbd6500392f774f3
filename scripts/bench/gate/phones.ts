import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";

import { NONCE_HEADER, PROOF_HEADER, proveCall } from "#app/crypto/call-proof.ts";
import { enrolDevice, inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { deviceAssignment } from "#db/schema/gate.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { phoneKeys } from "#tests/support/phone.ts";

import { type Line, type LineAnswer, lineTo } from "./line.ts";

/** A phone at work over HTTP; it keeps its connection. */
export type SimulatedPhone = {
  direction: "entry" | "exit";
  gateId: string;
  nextSequence: () => number;
  /** @throws Error on any answer but 200 */
  post: (path: string, body: unknown) => Promise<unknown>;
  /** A POST signed beforehand: a phone signs on its own processor, not on the one that is measured. Good for minutes. */
  prepare: (path: string, body: unknown) => Promise<Buffer>;
  send: (path: string, prepared: Buffer) => Promise<unknown>;
  get: (path: string) => Promise<Buffer>;
  /** A signed GET, for a connection of its own. */
  prepareGet: (path: string) => Promise<Buffer>;
  port: number;
};

/**
 * Phones at the plenary hall's entry and exit by turns.
 * @param ports of web processes, which they call by turns
 * @param patienceMs how long they wait for an answer; for ever unless told
 */
export async function enrolPhones(
  ports: readonly number[],
  count: number,
  patienceMs?: number,
): Promise<{ phones: readonly SimulatedPhone[]; supervisor: string }> {
  const [person] = await database()
    .insert(account)
    .values({ email: `${randomUUID()}@gates.example`, name: "Ruslan" })
    .returning({ id: account.id });
  if (!person) throw new Error("No supervisor");
  await database().insert(accountRole).values({ accountId: person.id, role: "supervisor" });
  const phones: SimulatedPhone[] = [];
  // They stood there all day: what they saw an hour ago is believed.
  const morning = new Date(Date.now() - 86_400_000);
  for (let at = 0; at < count; at += 1) {
    const gateId = at % 2 === 0 ? "b" : "b-exit";
    const code = await inviteDevice({ gateId, label: `device ${at}` }, person.id);
    const { own, shared } = await phoneKeys();
    const enrolled = code.ok ? await enrolDevice(code.value, shared) : code;
    if (!enrolled.ok) throw new Error(enrolled.error);
    await database()
      .update(deviceAssignment)
      .set({ from: morning })
      .where(eq(deviceAssignment.deviceId, enrolled.value.deviceId));
    const port = ports[at % ports.length] ?? 0;
    phones.push(
      phone(lineTo(port, patienceMs), port, gateId, {
        kid: enrolled.value.deviceId,
        key: own.signing,
      }),
    );
  }
  return { phones, supervisor: person.id };
}

type Identity = { kid: string; key: CryptoKey };

function phone(line: Line, port: number, gateId: string, { kid, key }: Identity): SimulatedPhone {
  let nonce = "";
  const written = async (method: "GET" | "POST", path: string, body: string): Promise<Buffer> => {
    const proof = await proveCall(key, { kid }, { method, path, body }, nonce);
    const head = [
      `${method} ${path} HTTP/1.1`,
      `host: localhost:${port}`,
      `${PROOF_HEADER}: ${proof}`,
      ...(body
        ? ["content-type: application/json", `content-length: ${Buffer.byteLength(body)}`]
        : []),
    ];
    return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
  };
  const call = async (method: "GET" | "POST", path: string, body = ""): Promise<Buffer> => {
    const answer = await line.ask(await written(method, path, body));
    nonce = answer.headers.get(NONCE_HEADER) ?? nonce;
    // The first call gets a nonce, as phones do.
    if (answer.status === 401)
      return opened(path, await line.ask(await written(method, path, body)));
    return opened(path, answer);
  };
  let sequence = 0;
  return {
    gateId,
    direction: gateId === "b" ? "entry" : "exit",
    nextSequence: () => (sequence += 1),
    prepare: (path, body) => written("POST", path, JSON.stringify(body)),
    send: async (path, prepared) => parsed(opened(path, await line.ask(prepared))),
    post: async (path, body) => parsed(await call("POST", path, JSON.stringify(body))),
    get: (path) => call("GET", path),
    prepareGet: (path) => written("GET", path, ""),
    port,
  };
}

function opened(path: string, { status, body }: LineAnswer): Buffer {
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body.toString()}`);
  return body;
}
const parsed = (body: Buffer): unknown => JSON.parse(body.toString());
