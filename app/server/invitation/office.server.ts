import type { InviteRefusal } from "#app/domain/invitation/refusal.ts";
import type { PaperRefusal } from "#app/domain/paper/pdf.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { delegation } from "#db/schema/delegation.ts";
import { eq } from "drizzle-orm";

import { checkPaper } from "../paper/papers.server.ts";
import { registerNote } from "../note/register.server.ts";
import { constraintOf, database } from "../platform/database.server.ts";
import {
  delegationForm,
  type FieldProblem,
  noteForm,
  personForm,
  problemsOf,
  roleForm,
} from "./forms.ts";
import { inviteWithin, type Inviter, raced } from "./invite.server.ts";

/** What is wrong in the form of the protocol office: a field, the paper, or the person invited. */
export type OfficeProblem =
  | { field: string; kind: "field"; problem: FieldProblem }
  | { field: "file"; kind: "paper"; problem: PaperRefusal }
  | { field: "email" | "role" | "delegationId"; kind: "invite"; problem: InviteRefusal };

type Posted = {
  fields: ReadonlyMap<string, string>;
  file: { bytes: Uint8Array } | { tooBig: true } | null;
};

class Refused extends Error {
  readonly refusal: InviteRefusal;

  constructor(refusal: InviteRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/**
 * Registers a note verbale and invites the person whom it names, or does one of the two: an invitation without a number
 * stands on its own, and `register` alone keeps the note. All of it in one transaction, or nothing.
 */
export async function receiveNote(
  inviter: Inviter,
  { fields, file }: Posted,
): Promise<Result<"registered" | "invited", OfficeProblem[]>> {
  const typed = Object.fromEntries(fields);
  const inviting = fields.get("intent") === "invite";
  const withNote = !inviting || Boolean(fields.get("number")?.trim()) || file !== null;
  const home = delegationForm.safeParse(typed);
  const note = withNote ? noteForm(astanaDay(inviter.now)).safeParse(typed) : null;
  const person = inviting ? personForm.safeParse(typed) : null;
  const role = inviting ? roleForm.safeParse(typed) : null;
  const paper = await checkPaper(file);
  const problems: OfficeProblem[] = [
    ...[home, note, role, person].flatMap((part) =>
      problemsOf(part?.error).map((problem) => ({ ...problem, kind: "field" as const })),
    ),
    ...(paper.ok ? [] : [{ field: "file", kind: "paper", problem: paper.error } as const]),
  ];
  if (problems.length > 0 || !home.data || !paper.ok) return err(problems);
  const { delegationId } = home.data;
  const [known] = await database().select().from(delegation).where(eq(delegation.id, delegationId));
  if (!known) return err([{ field: "delegationId", kind: "field", problem: "delegation" }]);
  try {
    await database().transaction(async (tx) => {
      const noteVerbaleId = note?.data
        ? await registerNote(
            tx,
            { delegationId, ...note.data, paper: paper.value, replaces: true },
            inviter,
          )
        : null;
      if (!person?.data || !role?.data) return;
      const wish = { delegationId, noteVerbaleId, ...person.data, ...role.data };
      const invited = await inviteWithin(tx, inviter, wish);
      if (!invited.ok) throw new Refused(invited.error);
    });
    return ok(inviting ? "invited" : "registered");
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : raced(constraintOf(error));
    if (!refusal) throw error;
    return err([{ field: fieldOf(refusal), kind: "invite", problem: refusal }]);
  }
}

/** The field by which a refusal can be mended. */
const fieldOf = (refusal: InviteRefusal): "email" | "role" =>
  refusal === "focal_exists" || refusal === "focal_invited" ? "role" : "email";
