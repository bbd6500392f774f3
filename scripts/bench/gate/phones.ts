import { Agent, request } from "node:http";

import { eq } from "drizzle-orm";

import { NONCE_HEADER, PROOF_HEADER, proveCall } from "#app/crypto/call-proof.ts";
import { enrolDevice, inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { deviceAssignment } from "#db/schema/gate.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { phoneKeys } from "#tests/support/phone.ts";

/** A phone at work over HTTP; it keeps its connection. */
export type SimulatedPhone = {
  direction: "entry" | "exit";
  gateId: string;
  nextSequence: () => number;
  /** @throws Error on any answer but 200 */
  post: (path: string, body: unknown) => Promise<unknown>;
  /** @returns how many bytes came */
  get: (path: string) => Promise<number>;
};

/** Phones at the plenary hall's entry and exit by turns. */
export async function enrolPhones(
  port: number,
  count: number,
): Promise<{ phones: readonly SimulatedPhone[]; supervisor: string }> {
  const [person] = await database()
    .insert(account)
    .values({ email: "supervisor@gates.example", name: "Ruslan" })
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
    phones.push(phone(port, gateId, { kid: enrolled.value.deviceId, key: own.signing }));
  }
  return { phones, supervisor: person.id };
}

type Identity = { kid: string; key: CryptoKey };

function phone(port: number, gateId: string, { kid, key }: Identity): SimulatedPhone {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let nonce = "";
  const call = async (method: "GET" | "POST", path: string, body = ""): Promise<Buffer> => {
    const answer = await once(method, path, body);
    // The first call gets a nonce, as phones do.
    return answer ?? (await once(method, path, body)) ?? Promise.reject(new Error("No nonce"));
  };
  const once = async (method: "GET" | "POST", path: string, body: string) => {
    const proof = await proveCall(key, { kid }, { method, path, body }, nonce);
    return new Promise<Buffer | undefined>((resolve, reject) => {
      const asked = request(
        {
          ...{ agent, host: "127.0.0.1", port, path, method },
          headers: {
            host: `localhost:${port}`,
            [PROOF_HEADER]: proof,
            ...(body && {
              "content-type": "application/json",
              "content-length": Buffer.byteLength(body),
            }),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("error", reject);
          response.on("end", () => {
            const answer = Buffer.concat(parts);
            const given = response.headers[NONCE_HEADER];
            if (typeof given === "string") nonce = given;
            if (response.statusCode === 401) resolve(undefined);
            else if (response.statusCode === 200) resolve(answer);
            else reject(new Error(`${path} answered ${response.statusCode}: ${answer.toString()}`));
          });
        },
      );
      asked.on("error", reject);
      asked.end(body);
    });
  };
  let sequence = 0;
  return {
    gateId,
    direction: gateId === "b" ? "entry" : "exit",
    nextSequence: () => (sequence += 1),
    post: async (path, body) =>
      JSON.parse((await call("POST", path, JSON.stringify(body))).toString()) as unknown,
    get: async (path) => (await call("GET", path)).length,
  };
}
