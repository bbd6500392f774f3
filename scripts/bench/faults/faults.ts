import { setTimeout as sleep } from "node:timers/promises";

import type { House } from "./house.ts";

/** Something that goes wrong. */
export type Fault = {
  name: string;
  /** Processes that it kills with -9. */
  kills: number;
  /** How long it lasts, seconds; 0 for what is over when it has happened. */
  lasts: number;
  begin: (house: House) => Promise<unknown> | void;
  /** What ends it: the operator who starts it again, the network that is back. Counted from its beginning. */
  end?: (house: House) => Promise<unknown> | void;
};

const kill = (of: "webs" | "workers", at: number): Fault => ({
  ...{ name: `kill -9 ${of === "webs" ? "web" : "worker"} ${at + 1}`, kills: 1, lasts: 0 },
  begin: (house) => house[of][at]?.kill("SIGKILL"),
});

export const killWeb = (at: number) => kill("webs", at);
export const killWorker = (at: number) => kill("workers", at);

/** Its supervisor starts it a second later, as systemd would. */
export const killPostmaster: Fault = {
  ...{ name: "kill -9 PostgreSQL", kills: 1, lasts: 1 },
  begin: ({ cluster }) => cluster.killPostmaster(),
  end: ({ cluster }) => cluster.start(),
};

/** PostgreSQL then ends all sessions and recovers by itself. */
export const killBackend: Fault = {
  ...{ name: "kill -9 a backend of PostgreSQL", kills: 1, lasts: 0 },
  begin: ({ cluster }) => cluster.killBackend(),
};

export const stopDatabase: Fault = {
  ...{ name: "database stopped and started in order", kills: 0, lasts: 6 },
  begin: ({ cluster }) => cluster.stop(),
  end: ({ cluster }) => cluster.start(),
};

export const exhaustConnections: Fault = withRelease({
  ...{ name: "all connections taken by others", lasts: 6 },
  begin: async (house) => {
    const release = house.cluster.exhaust();
    // New ones get nothing; what the product holds is cut, so that it needs new ones.
    await release;
    house.proxy.cut();
    return release;
  },
});

export const delays: Fault = {
  ...{ name: "2 s of delay before the database", kills: 0, lasts: 8 },
  begin: ({ proxy }) => proxy.set({ kind: "delay", milliseconds: 2_000 }),
  end: ({ proxy }) => proxy.set({ kind: "pass" }),
};

export const cutConnections: Fault = {
  ...{ name: "every connection to the database cut, thrice", kills: 0, lasts: 0 },
  begin: async ({ proxy }) => {
    for (let times = 0; times < 3; times += 1) {
      proxy.cut();
      await sleep(700);
    }
  },
};

export const blackHole: Fault = {
  ...{ name: "black hole before the database", kills: 0, lasts: 15 },
  begin: ({ proxy }) => proxy.set({ kind: "swallow" }),
  end: ({ proxy }) => proxy.set({ kind: "pass" }),
};

export const shortBlackHole: Fault = { ...blackHole, name: "black hole of 2 s", lasts: 2 };

/** Told to end in order, under load. */
export const drainWeb: Fault = {
  ...{ name: "SIGTERM to a web process", kills: 0, lasts: 0 },
  begin: ({ webs }) => webs[0]?.kill("SIGTERM"),
};

export const freezeWeb: Fault = {
  ...{ name: "SIGSTOP of a web process", kills: 0, lasts: 5 },
  begin: ({ webs }) => webs[1]?.kill("SIGSTOP"),
  end: ({ webs }) => webs[1]?.kill("SIGCONT"),
};

/** A fault that ends by letting go of what it took. */
function withRelease(fault: {
  name: string;
  lasts: number;
  begin: (house: House) => Promise<() => Promise<void>>;
}): Fault {
  let release: (() => Promise<void>) | undefined;
  return {
    ...{ name: fault.name, lasts: fault.lasts, kills: 0 },
    begin: async (house) => {
      release = await fault.begin(house);
    },
    end: () => release?.(),
  };
}
