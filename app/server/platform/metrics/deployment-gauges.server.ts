import { Gauge, type Registry } from "prom-client";

import { type Readings, readings } from "./readings.server.ts";

/** However many ask, and however often, the database is asked once in this time. */
const KEPT_MS = 5_000;
/** Whoever collects gives up after some ten seconds, and must hear before that that the database says nothing. */
const PATIENCE_MS = 2_000;

/**
 * Adds what the database tells to a registry.
 * @param read asks the database
 * @param clock milliseconds that only go forward
 * @returns has the gauges read anew where they are too old; where the database does not answer, they are left out
 */
export function deploymentGauges(
  registry: Registry,
  read: () => Promise<Readings> = readings,
  clock: () => number = () => performance.now(),
): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `shanyrak_${name}`, help, labelNames, registers: [registry] });
  const up = gauge("database_up", "1 when the database answered within two seconds");
  const all = {
    waiting: gauge("jobs_waiting", "Jobs whose hour has come", ["task"]),
    age: gauge("jobs_oldest_seconds", "How long the oldest of them waits", ["task"]),
    dead: gauge("jobs_given_up", "Jobs that failed for good", ["task"]),
    unsealed: gauge("audit_unsealed_entries", "Entries of the trail without a seal"),
    unsealedAge: gauge("audit_unsealed_oldest_seconds", "Age of the oldest of them"),
    passages: gauge("gate_passages_last_minute", "Passages scanned within the last minute"),
    phones: gauge("gate_phones", "Enrolled phones; silent for five minutes; with too old a list", [
      "state",
    ]),
    undelivered: gauge("mail_undelivered", "Letters that were given up"),
    connections: gauge(
      "database_connections",
      "Connections of everybody, and how many there may be",
      ["state"],
    ),
  };
  const labelled = [all.waiting, all.age, all.dead, all.phones, all.connections];
  const plain = [all.unsealed, all.unsealedAge, all.passages, all.undelivered];
  const show = ({ jobs, seals, passages, undelivered, phones, connections }: Readings) => {
    for (const each of [all.waiting, all.age, all.dead]) each.reset();
    for (const { task, waiting, age, dead } of jobs) {
      all.waiting.set({ task }, waiting);
      all.age.set({ task }, age);
      all.dead.set({ task }, dead);
    }
    all.unsealed.set(seals.entries);
    all.unsealedAge.set(seals.age);
    all.passages.set(passages);
    all.undelivered.set(undelivered);
    for (const [state, number] of Object.entries(phones)) all.phones.set({ state }, number);
    for (const [state, number] of Object.entries(connections))
      all.connections.set({ state }, number);
  };
  let readAt = -Infinity;
  let reading: Promise<void> = Promise.resolve();
  return () => {
    if (clock() - readAt < KEPT_MS) return reading;
    readAt = clock();
    reading = inTime(read()).then(
      (found) => {
        up.set(1);
        show(found);
      },
      () => {
        up.set(0);
        // Unknown is not 0: a collector shows a gap, and no alarm is called off.
        for (const each of labelled) each.reset();
        for (const each of plain) each.set(NaN);
      },
    );
    return reading;
  };
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The database says nothing")), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
