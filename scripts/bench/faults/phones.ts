import { randomUUID } from "node:crypto";

import type { OnlineVerdict, PassageReceipt, PassageReport } from "#app/domain/gate/wire.ts";
import { enrolDevice, inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { phoneAtWeb, phoneKeys } from "#tests/support/phone.ts";

import type { ShownBadge } from "../gate/seed.ts";
import type { Balancer } from "./balancer.ts";
import { balanced, NotServed } from "./browser.ts";
import { type Client, untilServed } from "./client.ts";
import type { Ledger } from "./ledger.ts";

const PATIENCE_MS = 15_000;
const BATCH = 10;

type Call = (path: string, body: unknown) => Promise<unknown>;

/** A phone enrolled at a gate, with a call that goes to whichever web process takes it. */
async function phone(balancer: Balancer, gateId: string, actor: string): Promise<Call> {
  const code = await inviteDevice({ gateId, label: `phone ${randomUUID().slice(0, 4)}` }, actor);
  const { own, shared } = await phoneKeys();
  const enrolled = code.ok ? await enrolDevice(code.value, shared) : code;
  if (!enrolled.ok) throw new Error(enrolled.error);
  const identity = { id: enrolled.value.deviceId, key: own.signing };
  const lines = new Map(balancer.all.map((web) => [web, phoneAtWeb(web, identity)]));
  let turn = 0;
  return (path, body) =>
    balanced(balancer, turn++, async (web) => {
      const response = await lines.get(web)?.(path, body, AbortSignal.timeout(PATIENCE_MS));
      if (!response) throw new Error(`No line to ${web}`);
      const text = await response.text();
      if (response.status >= 500 || response.status === 429)
        throw new NotServed(String(response.status));
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text}`);
      return JSON.parse(text) as unknown;
    });
}

type Means = {
  balancer: Balancer;
  ledger: Ledger;
  badges: readonly ShownBadge[];
  supervisor: string;
  /** Of every passage that was ever sent. */
  sent: Set<string>;
};

/** Phones that send their queues, each batch with its own numbers until it is acknowledged. */
export async function queuePhone({
  balancer,
  ledger,
  badges,
  supervisor,
  sent,
}: Means): Promise<Client> {
  const call = await phone(balancer, "b", supervisor);
  let sequence = 0;
  return {
    kind: "passages",
    pauseMs: 150,
    once: async () => {
      const now = Math.floor(Date.now() / 1000);
      const passages = Array.from({ length: BATCH }, (_, at) => {
        sequence += 1;
        return report(sequence, badges[(sequence * 7) % badges.length], now - BATCH + at);
      });
      for (const { id } of passages) sent.add(id);
      const upload = { passages, deviceNow: Date.now(), listAsOf: now, unsent: 0 };
      const receipt = (await untilServed("passages", ledger, () =>
        call("/gate/api/passages", upload),
      )) as PassageReceipt;
      for (const id of receipt.kept) ledger.acknowledge("passages", id);
      if (receipt.kept.length !== BATCH)
        throw new Error(`A passage was not kept: ${JSON.stringify(receipt)}`);
    },
  };
}

/** A gate with a network: the server's verdict first, then what the guard did. */
export async function onlinePhone({
  balancer,
  ledger,
  badges,
  supervisor,
  sent,
}: Means): Promise<Client> {
  const call = await phone(balancer, "b", supervisor);
  let sequence = 0;
  return {
    kind: "verdicts",
    pauseMs: 150,
    once: async () => {
      sequence += 1;
      const badge = badges[(sequence * 11) % badges.length];
      const made = report(sequence, badge, Math.floor(Date.now() / 1000));
      const { id } = made;
      sent.add(id);
      const scan = { id, sequence, code: badge?.text ?? "", floater: null, hasRecord: true };
      const said = (await untilServed("verdicts", ledger, () =>
        call("/gate/api/verdict", scan),
      )) as OnlineVerdict;
      const verdict = said.admission.kind;
      const decided = { ...made, verdict, reason: null, revision: 2 } as PassageReport;
      const upload = { passages: [decided], deviceNow: Date.now(), listAsOf: null, unsent: 0 };
      await untilServed("verdicts", ledger, () => call("/gate/api/passages", upload));
      ledger.acknowledge("verdicts", id);
    },
  };
}

const report = (
  sequence: number,
  badge: ShownBadge | undefined,
  scannedAt: number,
): PassageReport => ({
  ...{ id: randomUUID(), sequence, revision: 1, scannedAt, gateId: "b", direction: "entry" },
  ...{ serial: badge?.serial ?? null, floater: null },
  ...{ verdict: "admit", reason: null, decision: "admitted", decisionReason: null },
});
