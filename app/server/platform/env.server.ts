import { readFileSync } from "node:fs";

import { z } from "zod";

const key32 = z
  .string()
  .refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 random bytes in base64");

/** Keys set apart by white space or commas; none by default. */
const keys32 = z
  .string()
  .default("")
  .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ""))
  .pipe(z.array(key32));

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_ADMIN_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Seals passports, second factors and signing keys (AES-256-GCM). */
  SHANYRAK_MASTER_KEY: key32,
  /** Blind index of passports; another key, so that one leak does not open both. */
  SHANYRAK_INDEX_KEY: key32,
  /** Keys that open and do not seal: one that comes, those that go. `docs/operations.md`, Changing the keys. */
  SHANYRAK_OTHER_MASTER_KEYS: keys32,
  SHANYRAK_OTHER_INDEX_KEYS: keys32,
  /** Ids of master keys that are lost: the start goes on without them. */
  SHANYRAK_LOST_MASTER_KEYS: z.string().default(""),
  SESSION_SECRET: z.string().min(32, "must be at least 32 characters"),
  ORIGIN: z.url({ protocol: /^https?$/ }),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default("Summit Secretariat <secretariat@summit.example>"),
  DEMONSTRATION: z.enum(["0", "1"]).default("0"),
  /** Who works off the job queue: each web process besides its pages, or `npm run worker` alone. */
  JOBS: z.enum(["web", "worker"]).default("web"),
  /** Which proxies may say who the visitor is and that they came by https; Express's notation: `1`, `loopback`. */
  TRUST_PROXY: z
    .string()
    .default("")
    .transform((text) => (/^\d+$/.test(text) ? Number(text) : text || false)),
  /** How long a web process that was told to end goes on taking requests, so that balancers hear of it first. */
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(300).default(2),
  GATE_BUNDLE_RECORDS: z.coerce.number().int().positive().default(500),
  /** Opens `/metrics`; without it there is no such page. */
  METRICS_TOKEN: z.string().min(16, "must be at least 16 characters").optional(),
  /** Where a worker shows its metrics. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});
export type Environment = z.infer<typeof schema>;

/** What may stand in a file instead, as secret managers and containers hand it over: `NAME_FILE` names that file. */
const FROM_FILES = [
  "DATABASE_URL",
  "DATABASE_ADMIN_URL",
  "SHANYRAK_MASTER_KEY",
  "SHANYRAK_INDEX_KEY",
  "SHANYRAK_OTHER_MASTER_KEYS",
  "SHANYRAK_OTHER_INDEX_KEYS",
  "SESSION_SECRET",
  "SMTP_URL",
  "METRICS_TOKEN",
] as const;

/**
 * Reads the secrets that stand in files into `target`; the first thing that a process does. An empty file says nothing.
 * @throws EnvironmentError naming the variable whose file cannot be read, or that is given both ways
 */
export function readSecretFiles(target: NodeJS.ProcessEnv): void {
  const problems: string[] = [];
  for (const name of FROM_FILES) {
    const file = target[`${name}_FILE`];
    if (!file) continue;
    if (target[name]) {
      problems.push(`${name}: is set, and ${name}_FILE too`);
      continue;
    }
    try {
      const text = readFileSync(file, "utf8").trim();
      if (text !== "") target[name] = text;
      // Read once: whoever starts a child hands on the value, not both.
      delete target[`${name}_FILE`];
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
      problems.push(`${name}_FILE: cannot be read (${code})`);
    }
  }
  if (problems.length > 0) throw new EnvironmentError(problems);
}

/** The environment is missing something or holds something unusable; `problems` has a line for each variable. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((line) => `  - ${line}`).join("\n")}`);
    this.problems = problems;
  }
}

/**
 * Reads and checks the environment.
 * @throws EnvironmentError naming each variable that is missing or wrong, never its value
 */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(
    parsed.error.issues.map((issue) => {
      const name = issue.path.join(".");
      return source[name] ? `${name}: ${issue.message}` : `${name} is not set`;
    }),
  );
}

const NAMES = Object.keys(schema.shape);
let checked: { source: string; environment: Environment } | undefined;

/** The checked environment of this process. Checked anew when it changed, since each page asks several times. */
export function env(): Environment {
  const source = NAMES.map((name) => process.env[name] ?? "\u0000").join("\n");
  if (checked?.source !== source) checked = { source, environment: readEnvironment(process.env) };
  return checked.environment;
}

/** True in the demonstration: its clock, its one-click sign-in, its outbox. Never with a database of one's own. */
export function isDemonstration(): boolean {
  return process.env.DEMONSTRATION === "1";
}
