import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import postgres from "postgres";
import type { TestProject } from "vitest/node";

import { migrateDatabase } from "#app/server/platform/migrate.server.ts";
import { startEmbedded } from "#app/server/platform/postgres/embedded.server.ts";
import { isAlive } from "#app/server/platform/process.server.ts";
import { readPostmaster } from "#app/server/platform/postgres/postmaster.server.ts";
import {
  APPLICATION_ROLE,
  ensureRolesAndDatabase,
  OWNER_ROLE,
} from "#app/server/platform/postgres/roles.server.ts";

import { addressOf, type TestServer } from "./server.ts";
import { fillTemplate } from "./template.ts";

declare module "vitest" {
  export interface ProvidedContext {
    server: TestServer;
  }
}

const PREFIX = "shanyrak-test-";
/** Durability is the one thing that tests do not need of it. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};

/** One PostgreSQL for the whole run, with two templates that each test file copies (about 60 ms). */
export default async function setup(project: TestProject): Promise<() => void> {
  clearAfterKilledRuns();
  const data = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(data, "runner"), String(process.pid));
  const password = randomBytes(16).toString("hex");
  const embedded = await startEmbedded(data, { password, settings: SETTINGS, durable: false });
  try {
    const server: TestServer = { port: embedded.port, superuserPassword: password, password };
    const passwords = { ownerPassword: password, applicationPassword: password };
    await ensureRolesAndDatabase(embedded.superuserUrl(), {
      database: "template_empty",
      ...passwords,
    });
    await migrateDatabase(addressOf(server, OWNER_ROLE, "template_empty"), APPLICATION_ROLE);
    const sql = postgres(embedded.superuserUrl(), { max: 1, onnotice: () => undefined });
    await sql.unsafe(
      `create database template_summit template template_empty owner "${OWNER_ROLE}"`,
    );
    await sql.end();
    await fillTemplate(server, "template_summit");
    project.provide("server", server);
  } catch (error) {
    embedded.stop();
    throw error;
  }
  return () => {
    embedded.stop();
    rmSync(data, { recursive: true, force: true });
  };
}

/** A run ended by `kill -9` leaves its server and its folder; the next run removes them. */
function clearAfterKilledRuns(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const data = join(tmpdir(), name);
    if (isAlive(runnerOf(data))) continue;
    const postmaster = readPostmaster(join(data, "postgres"));
    if (postmaster && isAlive(postmaster.pid)) process.kill(postmaster.pid, "SIGQUIT");
    rmSync(data, { recursive: true, force: true });
  }
}

function runnerOf(data: string): number {
  try {
    return Number(readFileSync(join(data, "runner"), "utf8"));
  } catch {
    // Being made by another run at this moment, or not ours to remove.
    return process.pid;
  }
}
