/** What may be written down of an error: what kind it is and where it arose, nothing of the values that it was about. */
export type ErrorReport = {
  type: string;
  /** Of PostgreSQL (`23505`) or of the system (`ECONNREFUSED`). */
  code?: string;
  constraint?: string;
  table?: string;
  /** Words of the system, which knows addresses and ports and no person. */
  system?: string;
  /** Frames alone: the first lines of a stack repeat the message. */
  at?: readonly string[];
};

const FRAMES = 12;

/**
 * Describes an error for logs, terminals and the job queue. Its message is left out: PostgreSQL quotes what it was given,
 * drizzle lists parameters, JSON and forms quote what they could not read.
 */
export function describeError(error: unknown): ErrorReport {
  if (!(error instanceof Error)) return { type: typeof error };
  const chain = causes(error);
  const deepest = chain.at(-1) ?? error;
  return {
    type: chain.map(nameOf).join(" < "),
    ...word(chain, "code", "code"),
    ...word(chain, "constraint", "constraint_name"),
    ...word(chain, "table", "table_name"),
    ...("syscall" in deepest ? { system: deepest.message } : {}),
    at: framesOf(error),
  };
}

/** Whether the database had a part in it: such errors quote values and parameters. */
export const isOfDatabase = (error: unknown): boolean =>
  error instanceof Error &&
  causes(error).some((cause) => "query" in cause || "severity_local" in cause);

/** One line of it: `DrizzleQueryError < PostgresError 23505 account_email_unique`. */
export function errorLine(error: unknown): string {
  const { type, code, constraint, table, system } = describeError(error);
  return [type, code, constraint ?? table, system].filter(Boolean).join(" ");
}

/** A stand-in that may be kept where the error itself may not: in the job queue, or thrown on to whoever prints it. */
export class Reported extends Error {
  constructor(error: unknown) {
    super(errorLine(error));
    this.name = "Reported";
    this.stack = [`Reported: ${this.message}`, ...framesOf(error)].join("\n");
  }
}

/** Why a job is tried again, in words of ours that name nobody: the queue keeps them as they are. */
export class JobFailure extends Error {
  override readonly name = "JobFailure";
}

function causes(error: Error): Error[] {
  const chain = [error];
  for (let cause = error.cause; cause instanceof Error && chain.length < 8; cause = cause.cause)
    chain.push(cause);
  return chain;
}

/** Drizzle's errors call themselves Error; their class does not. */
const nameOf = (error: Error): string =>
  error.name === "Error" ? error.constructor.name : error.name;

/** Names of constraints, tables and codes are ours or the system's; whatever is not such a name is left out. */
function word<Name extends string>(
  chain: readonly Error[],
  name: Name,
  property: string,
): Partial<Record<Name, string>> {
  for (const error of chain) {
    const value: unknown = Object.getOwnPropertyDescriptor(error, property)?.value;
    if (typeof value === "string" && /^\w{1,63}$/.test(value))
      return { [name]: value } as Partial<Record<Name, string>>;
  }
  return {};
}

const framesOf = (error: unknown): string[] =>
  error instanceof Error && error.stack
    ? error.stack
        .split("\n")
        .filter((line) => /^\s+at [\w.<>[\] ]*\(?[\w/.:@-]+\)?$/.test(line))
        .slice(0, FRAMES)
    : [];
