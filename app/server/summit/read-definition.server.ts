import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { z } from "zod";

import { err, ok, type Result } from "#app/domain/result.ts";
import { inconsistencies } from "#app/domain/summit/consistency.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";

import { SUMMIT_FILES } from "./definition-schema.ts";

/** What is wrong in a definition folder: the file, the place in it (empty for the file itself), and the problem. */
export type DefinitionFault = { file: string; path: string; problem: string };

/** "categories.json: quotas[0].badges.vip: there is no quota group "vip"" */
export const faultLine = ({ file, path, problem }: DefinitionFault): string =>
  [file, path, problem].filter(Boolean).join(": ");

type FileName = keyof typeof SUMMIT_FILES;

/**
 * Reads a definition folder, checks each file's shape and then the whole.
 * @returns the definition, or every fault found, each naming its file and path
 */
export async function readDefinition(
  folder: string,
): Promise<Result<SummitDefinition, DefinitionFault[]>> {
  const faults: DefinitionFault[] = [];
  const read = async <T>(file: FileName, schema: z.ZodType<T>): Promise<T | undefined> => {
    const parsed = await parseFile(folder, file, schema);
    if (parsed.ok) return parsed.value;
    faults.push(...parsed.error);
    return undefined;
  };
  const summit = await read("summit.json", SUMMIT_FILES["summit.json"]);
  const categories = await read("categories.json", SUMMIT_FILES["categories.json"]);
  const zones = await read("zones.json", SUMMIT_FILES["zones.json"]);
  const rooms = await read("rooms.json", SUMMIT_FILES["rooms.json"]);
  const vetting = await read("vetting.json", SUMMIT_FILES["vetting.json"]);
  const delegations = await read("delegations.json", SUMMIT_FILES["delegations.json"]);
  const programme = await read("programme.json", SUMMIT_FILES["programme.json"]);
  const documents = await read("documents.json", SUMMIT_FILES["documents.json"]);
  const bodies = await read("bodies.json", SUMMIT_FILES["bodies.json"]);
  const travel = await read("travel.json", SUMMIT_FILES["travel.json"]);
  if (!summit || !categories || !zones || !rooms || !vetting) return err(faults);
  if (!delegations || !programme || !documents || !bodies || !travel) return err(faults);

  const definition: SummitDefinition = {
    ...summit,
    ...categories,
    ...zones,
    ...rooms,
    ...vetting,
    ...delegations,
    ...programme,
    ...documents,
    ...bodies,
    ...travel,
  };
  const contradictions = inconsistencies(definition).map(({ path, problem }) => ({
    file: fileOf(path),
    path,
    problem,
  }));
  return contradictions.length > 0 ? err(contradictions) : ok(definition);
}

async function parseFile<T>(
  folder: string,
  file: FileName,
  schema: z.ZodType<T>,
): Promise<Result<T, DefinitionFault[]>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(join(folder, file), "utf8"));
  } catch (error) {
    return err([{ file, path: "", problem: unreadable(error) }]);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map((issue) => ({
      file,
      path: pathText(issue.path),
      problem: issue.message,
    })),
  );
}

function unreadable(error: unknown): string {
  if (error instanceof SyntaxError) return `is not valid JSON (${error.message})`;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "is missing";
  return `cannot be read (${error instanceof Error ? error.message : String(error)})`;
}

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) =>
      typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${String(step)}`,
    )
    .join("");

/** The file whose part of the definition a path lies in. */
function fileOf(path: string): string {
  const top = /^[A-Za-z]+/.exec(path)?.[0] ?? "";
  const owner = Object.entries(SUMMIT_FILES).find(([, schema]) => top in schema.shape);
  return owner?.[0] ?? "";
}
