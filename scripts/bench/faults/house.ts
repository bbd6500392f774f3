import { join } from "node:path";

import { closeDatabase } from "#app/server/platform/database.server.ts";
import { freePort } from "#app/server/platform/postgres/server.server.ts";

import { type Balancer, openBalancer } from "./balancer.ts";
import { browserAt } from "./browser.ts";
import type { Client } from "./client.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import { badgeDesk, type Board, protocolOfficer, signer } from "./desks.ts";
import { officer, sender, type Way, writer } from "./files.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { onlinePhone, queuePhone } from "./phones.ts";
import { openPost, type Post } from "./post.ts";
import { openProxy, type Proxy } from "./proxy.ts";
import type { Witness } from "./readback.ts";
import { secrets, seedFaults } from "./seed.ts";
import { supervise, type Supervised } from "./supervised.ts";

/** The product as an operator runs it, each part a process of its own, and everybody who works with it. */
export type House = {
  data: string;
  cluster: Cluster;
  proxy: Proxy;
  webs: readonly Supervised[];
  workers: readonly Supervised[];
  /** Of a web process, to ask it how it is. */
  addresses: readonly string[];
  env: Record<string, string>;
  ledger: Ledger;
  clients: readonly Client[];
  witness: Witness;
  close: () => Promise<void>;
};

/** @param size how many web processes and workers */
export async function openHouse(
  data: string,
  size: { webs: number; workers: number },
): Promise<House> {
  const cluster = await openCluster(data);
  // Whatever ends this process, its database ends too.
  process.on("exit", cluster.stop);
  const proxy = await openProxy(cluster.port);
  const ledger = openLedger();
  const post = await openPost((id) => ledger.acknowledge("letters", id));
  const keys = secrets();
  const before = { ...process.env };
  Object.assign(process.env, keys, { DATABASE_URL: cluster.applicationUrl(cluster.port) });
  const seeded = await seedFaults(data);
  const env = {
    ...keys,
    ...{ DATABASE_URL: cluster.applicationUrl(proxy.port), SMTP_URL: post.url },
    ...{ JOBS: "worker", TRUST_PROXY: "loopback", LOG_LEVEL: "info" },
  };
  const ports = await Promise.all(Array.from({ length: size.webs }, freePort));
  const addresses = ports.map((port) => `http://127.0.0.1:${port}`);
  const [webs, workers] = await Promise.all([
    Promise.all(
      ports.map((port) =>
        supervise("scripts/serve.ts", {
          env: { ...env, PORT: String(port) },
          ready: /Stop with Ctrl-C/,
        }),
      ),
    ),
    Promise.all(
      Array.from({ length: size.workers }, () =>
        supervise("scripts/worker.ts", { env, ready: /The worker takes jobs/ }),
      ),
    ),
  ]);
  const balancer = openBalancer(addresses);
  const staff = await everybody(seeded, balancer, ledger);
  await closeDatabase();
  process.env = before;
  return {
    ...{ data: join(data, "postgres"), cluster, proxy, webs, workers, addresses, env, ledger },
    clients: staff.clients,
    witness: { ...staff.witness, ledger, letters: post.taken },
    close: () => closeAll({ balancer, cluster, proxy, post, processes: [...webs, ...workers] }),
  };
}

async function closeAll(open: {
  balancer: Balancer;
  cluster: Cluster;
  proxy: Proxy;
  post: Post;
  processes: readonly Supervised[];
}): Promise<void> {
  open.balancer.close();
  await Promise.all(open.processes.map((each) => each.stop()));
  open.proxy.close();
  open.post.close();
  open.cluster.stop();
}

type Seeded = Awaited<ReturnType<typeof seedFaults>>;

/** Enrols the phones and opens the browsers. */
async function everybody(seeded: Seeded, balancer: Balancer, ledger: Ledger) {
  const { badges, supervisor, notice } = seeded;
  const [sent, board, orders] = [new Set<string>(), new Map() as Board, new Map<string, string>()];
  const asked = new Map<string, { sent: number; owed: number }>();
  const as = (cookie: string) => browserAt(balancer, { cookie });
  const phones = { balancer, ledger, badges, supervisor, sent };
  const ways = seeded.focal.map((): Way => ({ drafts: [], sent: [] }));
  const files = seeded.focal.flatMap(({ cookie }, place) => {
    const way = ways[place];
    if (!way) return [];
    const focal = { browse: as(cookie), ledger, way, place: place + 1, notice };
    return [writer(focal), sender(focal), officer({ browse: as(seeded.officer), ledger, way })];
  });
  const clients: Client[] = [
    ...(await Promise.all([queuePhone(phones), queuePhone(phones), onlinePhone(phones)])),
    ...files,
    protocolOfficer({ browse: as(seeded.protocol), ledger, places: seeded.places, board }),
    badgeDesk({ browse: as(seeded.desk), ledger, badges: seeded.badgeIds, orders }),
    signer({
      browseFrom: (address) => browserAt(balancer, { "x-forwarded-for": address }),
      people: seeded.people,
      asked,
    }),
  ];
  return { clients, witness: { sent, board, orders, asked } };
}
