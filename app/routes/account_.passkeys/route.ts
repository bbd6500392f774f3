import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";

import { PASSKEY_NAME_LENGTH } from "#app/domain/access/passkey.ts";
import { parseLine } from "#app/domain/nominee/names.ts";
import { requireSession } from "#app/server/platform/access/context.server.ts";
import { requireFreshSignIn } from "#app/server/platform/access/fresh-sign-in.server.ts";
import { addPasskey, optionsToAdd } from "#app/server/platform/access/passkey/add.server.ts";
import { optionsToTake } from "#app/server/platform/access/passkey/take.server.ts";
import { formText, parsedJson } from "#app/server/platform/form-text.server.ts";

/** For scripts of pages of somebody signed in: what authenticators are asked, and the passkey that one made. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const owner = requireSession(context);
  switch (form.get("intent")) {
    case "ask":
      return Response.json({
        options: await optionsToTake({ purpose: "prove", asker: owner.session.id }),
      });
    case "make":
      return make(context, form);
    case "add": {
      const answer = parsedJson(formText(form, "answer"));
      const added = await addPasskey(owner, answer, nameIn(form) ?? "Passkey");
      return added.ok ? Response.json({}) : refuse(added.error);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** Whoever adds a passkey proves first who they are; the passkey itself follows within minutes. */
async function make(context: AppLoadContext, form: FormData) {
  if (nameIn(form) === null) return refuse("name");
  const proof = await requireFreshSignIn(context, form, "passkey.add");
  if (proof) return Response.json({ problem: "unproved", proof }, { status: 403 });
  const options = await optionsToAdd(requireSession(context));
  return options.ok ? Response.json({ options: options.value }) : refuse(options.error);
}

function nameIn(form: FormData): string | null {
  const read = parseLine(formText(form, "name"));
  return read.ok && read.value !== "" && read.value.length <= PASSKEY_NAME_LENGTH
    ? read.value
    : null;
}

const refuse = (problem: string) => Response.json({ problem }, { status: 422 });
